"""Heritage: watchtowers, residences, markets, cemeteries, villages, streets and crafts, from a clue to a plaque and beyond."""
