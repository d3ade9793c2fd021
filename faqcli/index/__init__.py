"""Entries to one SQLite file in the cache, which every command asks."""
