"""Values to what is printed: for a terminal, for a pipe, as JSON."""
