"""The record of supervision in words."""
