"""Invented leaves of a genealogy for the sample town: what stands on them, and how they are drawn."""
