"""Who of a family may be shown, and what the words of kinship mean."""
