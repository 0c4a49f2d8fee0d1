"""How much of a family tree's file is read, and what its reading may use."""

from __future__ import annotations

from yinxin.documents.limits import MEBIBYTE

MAX_BYTES = 50 * MEBIBYTE
MAX_TEXT = 50 * MEBIBYTE
"""Of the tree inside a Gedzip, unpacked."""
MAX_MEMORY = 512 * MEBIBYTE
CPU_SECONDS = 16
SECONDS = 19
"""Of the clock on the wall."""
