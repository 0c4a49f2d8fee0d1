"""Sheets of every kind: xlsx, xls, et, xlsb, ods."""
