"""The table as CSV that Excel opens as Chinese, and that runs nothing when it is opened."""

from __future__ import annotations

import csv
from io import StringIO

from yinxin.apps.plans.exports.layout import Layout

BOM = "\ufeff"
"""Without it Excel takes the file for the local code page and prints the characters wrong."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(layout: Layout) -> bytes:
    kept = StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([heading.label for heading in layout.headings])
    writer.writerows([neutral(text) for text in row] for row in layout.rows)
    return (BOM + kept.getvalue()).encode()


def neutral(text: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe, which makes it text."""
    return f"'{text}" if text.lstrip(" ").startswith(DANGEROUS) else text
