"""Contact between kin, when both want it."""
