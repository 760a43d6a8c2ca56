"""What the screens are made of; an answer widget knows its question, not the session."""
