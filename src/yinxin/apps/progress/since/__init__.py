"""What changed in a plan since somebody last looked: acts, reports, amendments and pushed dates, by task."""
