"""Work that happens after the change that caused it."""
