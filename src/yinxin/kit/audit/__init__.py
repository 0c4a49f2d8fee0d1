"""Who changed what, in a chain nobody can rewrite."""
