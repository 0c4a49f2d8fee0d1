"""Words of scanned pages by optical recognition (rapidocr), where the optional part is installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from yinxin.documents import refusals

_SCALE = 200 / 72
"""Two hundred dots an inch: below, small type is lost; above, only time is."""


def recognised_pages(file: Any) -> Iterator[tuple[int, list[str]]]:
    """Number and lines of each page, top to bottom. `file` is an open PDF."""
    if find_spec("rapidocr_onnxruntime") is None:
        raise refusals.scanned()
    engine = import_module("rapidocr_onnxruntime").RapidOCR()
    for index in range(len(file)):
        page = file[index]
        found, _ = engine(page.render(scale=_SCALE).to_numpy())
        page.close()
        yield index + 1, _in_lines(found or [])


def _in_lines(found: list[Any]) -> list[str]:
    """Pieces at the same height are one line; each piece is its four corners, its words and how sure they are."""
    pieces = sorted(
        ((min(y for _, y in box), max(y for _, y in box), min(x for x, _ in box), words) for box, words, _ in found)
    )
    lines: list[list[tuple[float, str]]] = []
    bottom = middle = 0.0
    for top, low, left, words in pieces:
        if lines and (top + low) / 2 < bottom and abs((top + low) / 2 - middle) < (low - top) / 2:
            lines[-1].append((left, words))
        else:
            lines.append([(left, words)])
            bottom, middle = low, (top + low) / 2
    return [" ".join(words for _, words in sorted(line)) for line in lines]
