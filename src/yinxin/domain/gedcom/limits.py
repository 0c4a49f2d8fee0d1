"""How much of a family tree is read. A file of twenty thousand persons has a quarter of a million lines; nothing real is nested deeper than ten."""

from __future__ import annotations

MAX_LINES = 800_000
MAX_PERSONS = 20_000
MAX_DEPTH = 24
MAX_LINE = 100_000
"""Characters. Version 7 sets no limit; a whole biography on one line has a tenth of this."""
MAX_VALUE = 1_000_000
"""Characters of one value with all the lines that continue it."""
MAX_SHARED = 8_000_000
"""Characters of shared notes, counted wherever they are used."""
MAX_LOST = 500
"""Different places of what was not taken over."""
