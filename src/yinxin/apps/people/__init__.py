"""People, their posts and the directory of units."""
