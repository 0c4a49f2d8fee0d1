"""Proposals from topic to answer, and the special funds of tasks."""
