"""Entering persons, putting right what is said of them, and taking them out."""
