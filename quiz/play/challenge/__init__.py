"""Timed challenges with a pack: its terms, the file of a result, grading it anew, and leaderboards."""
