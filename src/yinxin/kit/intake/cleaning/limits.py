"""How much of a file is taken, and what its cleaning may use."""

from __future__ import annotations

from yinxin.documents.limits import MAX_PAGES, MEBIBYTE

MOST_PIXELS = 25_000_000
"""Larger than any telephone's photograph at full size; a hundred megabytes once unpacked."""
MOST_PAGES = MAX_PAGES
LONGEST_SIDE = 20_000

END_OF_ZIP = b"PK\x05\x06"
END_OF_ZIP_WITHIN = 66_000
"""The list of a zip's parts ends so, followed by a remark of at most 65,535 bytes."""

MEMORY = 900 * MEBIBYTE
CPU_SECONDS = 20
SECONDS = 30
"""Of the clock on the wall."""
