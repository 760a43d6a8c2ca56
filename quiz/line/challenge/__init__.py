"""Timed challenges as plain lines."""
