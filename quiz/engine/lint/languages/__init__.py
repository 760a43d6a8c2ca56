"""The languages whose words the rules know, each in a room of its own."""
