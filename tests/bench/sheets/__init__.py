"""Sheets of a register measured in an installation of its own: preview, load and export beside the database's bare work."""
