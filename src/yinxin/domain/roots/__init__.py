"""What the spellings on old papers stand for: readings, spelling traditions, and the search over both."""
