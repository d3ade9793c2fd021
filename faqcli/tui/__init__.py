"""The full screen: search as you type, read on the same screen."""
