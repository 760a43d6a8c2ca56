"""When to ask what again: memory by FSRS-6, the learner's days, the choice of a sitting, and how well it predicts."""
