"""The record of sessions and answers, in one SQLite file that is only ever appended to."""
