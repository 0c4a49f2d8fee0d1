"""Glyphs and ruled lines of one OFD page. OFD counts millimetres downwards from the upper left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise, repeat

from yinxin.documents import refusals
from yinxin.documents.markup import Element
from yinxin.documents.pages.content import Glyph, Rule

_POINTS = 72 / 25.4
_MAX_GLYPHS = 100_000
_ASCENT = 0.86
"""How much of a character of the usual Chinese faces stands above its base line."""
_WIDE = re.compile("[^\x00-\u02ff]")
_THIN = 1.0

Matrix = tuple[float, float, float, float, float, float]
_UNTURNED: Matrix = (1, 0, 0, 1, 0, 0)


def glyphs_of(page: Element) -> Iterator[Glyph]:
    count = 0
    for item in page.iter("{*}TextObject"):
        for code in item.iter("{*}TextCode"):
            for glyph in _characters(item, code):
                count += 1
                if count > _MAX_GLYPHS:
                    raise refusals.damaged("OFD 的一页")
                yield glyph


def _characters(item: Element, code: Element) -> Iterator[Glyph]:
    left, top = _numbers(item.get("Boundary", ""), 4)[:2]
    size = _number(item.get("Size"), 4.0)
    matrix = _matrix(item)
    x, y = _number(code.get("X"), 0.0), _number(code.get("Y"), size)
    # One printed character may be several bytes but never several steps; a text without steps advances by its own width.
    text = (code.text or "").strip("\r\n\t")
    steps_x = chain(_steps(code.get("DeltaX"), len(text)), repeat(None))
    steps_y = chain(_steps(code.get("DeltaY"), len(text)), repeat(None))
    for sign, right, down in zip(text, steps_x, steps_y, strict=False):
        width = size if _WIDE.match(sign) else size / 2
        box = _placed(matrix, (x, y - _ASCENT * size, x + width, y + (1 - _ASCENT) * size), left, top)
        yield Glyph(sign, *box)
        x += right if right is not None else 0.0 if down is not None else width
        y += down or 0.0


def _steps(stored: str | None, most: int) -> list[float]:
    """“3.2 g 4 3.5” means 3.2 and then four times 3.5."""
    words = (stored or "").split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < most:
        if words[at] == "g" and at + 2 < len(words):
            times = int(_number(words[at + 1], 0.0))
            steps.extend([_number(words[at + 2], 0.0)] * max(0, min(times, most)))
            at += 3
        else:
            steps.append(_number(words[at], 0.0))
            at += 1
    return steps


def rules_of(page: Element) -> Iterator[Rule]:
    for item in page.iter("{*}PathObject"):
        left, top, width, height = _numbers(item.get("Boundary", ""), 4)
        if min(width, height) <= _THIN and max(width, height) > _THIN:
            yield Rule(left * _POINTS, top * _POINTS, (left + width) * _POINTS, (top + height) * _POINTS)
            continue
        matrix = _matrix(item)
        for data in item.iter("{*}AbbreviatedData"):
            for first, second in _strokes(data.text or ""):
                box = (
                    min(first[0], second[0]),
                    min(first[1], second[1]),
                    max(first[0], second[0]),
                    max(first[1], second[1]),
                )
                yield Rule(*_placed(matrix, box, left, top))


_Point = tuple[float, float]


def _strokes(path: str) -> Iterator[tuple[_Point, _Point]]:
    """Straight level and upright strokes of a path: M x y, L x y, and C, which closes it."""
    for outline in re.split("(?=[MS])", path):
        points = [
            (float(x), float(y)) for x, y in re.findall(r"[MSL]\s+(-?[\d.]+)\s+(-?[\d.]+)", outline) if _is_number(x, y)
        ]
        if "C" in outline and points:
            points.append(points[0])
        for first, second in pairwise(points):
            if abs(first[0] - second[0]) < 0.3 or abs(first[1] - second[1]) < 0.3:
                yield first, second


def _is_number(*words: str) -> bool:
    return all(re.fullmatch(r"-?\d+(?:\.\d*)?|-?\.\d+", word) for word in words)


def _matrix(item: Element) -> Matrix:
    if item.get("CTM") is None:
        return _UNTURNED
    a, b, c, d, e, f = _numbers(item.get("CTM", ""), 6)
    return a, b, c, d, e, f


def _placed(matrix: Matrix, box: tuple[float, float, float, float], left: float, top: float) -> tuple[float, ...]:
    """A box inside an object, turned by its matrix and moved to its place, in points."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e + left, b * x + d * y + f + top) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, down = [x * _POINTS for x, _ in corners], [y * _POINTS for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _numbers(stored: str, count: int) -> list[float]:
    found = [_number(word, 0.0) for word in stored.split()]
    return [*found, *[0.0] * count][:count]


def _number(stored: str | None, otherwise: float) -> float:
    if stored is None or not _is_number(stored) or len(stored) > 20:
        return otherwise
    return float(stored)
