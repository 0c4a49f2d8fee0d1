"""Invented places, clans and persons of the sample town."""
