"""The text of an answer: Markdown and HTML to blocks, and to each other."""
