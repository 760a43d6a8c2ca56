"""Packs: TOML files in, a checked pack or a list of what is wrong out."""
