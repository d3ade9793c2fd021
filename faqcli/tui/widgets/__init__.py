"""What the full screen is made of."""
