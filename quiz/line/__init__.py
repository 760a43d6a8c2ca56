"""The quiz as plain lines, for screen readers, pipes and terminals that cannot draw."""
