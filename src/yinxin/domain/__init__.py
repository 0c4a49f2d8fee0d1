"""The law and the office in plain Python: no Django, no files, no clock. It is told the date, the tables, the units."""
