"""Bases of cultural exchange and study tours."""
