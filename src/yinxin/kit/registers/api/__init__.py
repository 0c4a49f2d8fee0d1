"""Registers in the API: for officials what they see on the pages, for everybody what is public."""
