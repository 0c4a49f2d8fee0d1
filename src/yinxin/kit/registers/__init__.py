"""Registers: one model and one declaration of a kind of record, from which lists, forms, sheets, history and public pages follow."""
