"""Records go from stage to stage: by one person, or proposed by one and confirmed by another."""
