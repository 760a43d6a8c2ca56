"""Documents as passages."""
