"""Timed challenges: limits, awards, chance, the run itself, its code and its result. Pure, as the engine is."""
