"""What makes a question bad, as far as a program can see it: the rules of the testing literature, pure."""
