"""How big a file may be, and how much memory and time its reading may take."""

from __future__ import annotations

MEBIBYTE = 1024 * 1024

MAX_BYTES = 50 * MEBIBYTE
MAX_PAGES = 1_000
MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
"""A plan table has a dozen columns; a sheet that claims sixteen thousand is damaged or hostile."""
MAX_CELLS = 2_000_000
MAX_LINE = 1_000_000
"""A million characters without a line break are no text a person wrote."""

MAX_MEMORY = 512 * MEBIBYTE
MAX_CPU_SECONDS = 15
MAX_SECONDS = 18
"""Of the clock on the wall, for the reading itself."""
MAX_CONVERSION_SECONDS = 60
"""LibreOffice starts slowly on a small machine, so a conversion may take longer than a reading."""
MAX_RECOGNITION_MEMORY = 2048 * MEBIBYTE
MAX_RECOGNITION_SECONDS = 900
"""Recognising a scanned page takes seconds and a model in memory; only who installed the extra pays for it."""
