"""The list of a register for the office: columns, search, facets, pages by key, saved views, bulk edits, files, a map.

All of its state stands in the address, so that a page, a file and the API show the same rows for the same words.
"""
