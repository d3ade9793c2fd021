"""Other formats → entries; entries → a FAQ file."""
