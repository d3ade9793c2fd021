"""Searching: a query is expanded to the words of a FAQ, and its entries are ranked."""
