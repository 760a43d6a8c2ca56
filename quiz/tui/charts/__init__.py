"""Charts of characters, each a function from statistics to lines, readable without colours."""
