"""Backups that two officials must open together, and the way back from them.

One file holds the database without the keys of persons, and the uploaded files; a second holds those keys and is kept for a
shorter time, so that an old backup does not carry a person's key and her sealed values together.
"""
