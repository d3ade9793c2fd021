"""Any file to entries, and to the problems in it."""
