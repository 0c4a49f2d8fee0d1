"""The catalogue of genealogy books and hometown periodicals."""
