"""The pages of the diagnostic codes: what `quiz explain` and the author's reference tell of each."""
