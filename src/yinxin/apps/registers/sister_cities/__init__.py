"""Sister cities: how far each pair has come, what it did together, and what comes next."""
