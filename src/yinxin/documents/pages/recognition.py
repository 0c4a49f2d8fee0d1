"""Words of scanned pages by optical recognition (rapidocr), where the optional part is installed."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from yinxin.documents import refusals
from yinxin.documents.limits import MAX_RECOGNITION_MEMORY, MAX_RECOGNITION_SECONDS

_ENGINE = "rapidocr_onnxruntime"
_SCALE = 200 / 72
"""Two hundred dots an inch: below, small type is lost; above, only time is."""


def is_installed() -> bool:
    return find_spec(_ENGINE) is not None


def recognised_pages(file: Any) -> Iterator[tuple[int, list[str]]]:
    """Number and lines of each page, top to bottom. `file` is an open PDF."""
    if not is_installed():
        raise refusals.scanned()
    _make_room()
    engine = import_module(_ENGINE).RapidOCR()
    for index in range(len(file)):
        page = file[index]
        picture = BytesIO()
        page.render(scale=_SCALE).to_pil().save(picture, "PNG")
        page.close()
        found, _ = engine(picture.getvalue())
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


def _make_room() -> None:
    """Widens the limits of the reading process to those of recognition; a process without limits keeps none."""
    for kind, most in (
        (resource.RLIMIT_AS, MAX_RECOGNITION_MEMORY),
        (resource.RLIMIT_CPU, MAX_RECOGNITION_SECONDS),
    ):
        soft, hard = resource.getrlimit(kind)
        if soft != resource.RLIM_INFINITY and soft < most:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
