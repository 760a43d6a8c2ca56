"""The use cases: packs and history brought together, sessions run and recorded, no terminal known."""
