"""The nouns: frozen types without input, output, clock, randomness or third-party imports."""
