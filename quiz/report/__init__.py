"""Statistics as pages that anything can show: charts and tables, without a terminal."""
