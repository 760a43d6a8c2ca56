"""Where the program keeps its files, and what a learner has chosen once and for all."""
