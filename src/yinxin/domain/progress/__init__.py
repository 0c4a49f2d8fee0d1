"""How a duty lives from its assignment to its acceptance: acts, states, dates."""
