"""The rules, pure: grading, selection, presentation, the session, what is shown after an answer."""
