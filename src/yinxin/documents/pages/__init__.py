"""Finished pages, whose files know only where each character stands: pdf and ofd."""
