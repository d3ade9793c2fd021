"""Markdown documents to questions and answers."""
