"""Glyphs and ruled lines of one PDF page, turned the way the page is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from yinxin.documents import refusals
from yinxin.documents.pages.content import Glyph, Page, Rule

_THIN = 3.0
"""A filled box thinner than this is a line."""
_MAX_GLYPHS = 100_000
_MAX_OBJECTS = 50_000
_MAX_NESTING = 4

Box = tuple[float, float, float, float]
Turn = Callable[[float, float, float, float], Box]


def read_page(page: pdfium.PdfPage, *, number: int) -> Page:
    turn = _turn(page)
    return Page(number, tuple(_glyphs(page, turn)), tuple(_rules(page, turn)))


def holds_picture(page: pdfium.PdfPage) -> bool:
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_MAX_NESTING)
    return next(iter(pictures), None) is not None


def _turn(page: pdfium.PdfPage) -> Turn:
    """From the file's coordinates (upwards, before rotation) to the shown page's (downwards)."""
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation()

    def place(x: float, y: float) -> tuple[float, float]:
        match rotation:
            case 90:
                return y - bottom, x - left
            case 180:
                return right - x, y - bottom
            case 270:
                return top - y, right - x
            case _:
                return x - left, top - y

    def turned(x0: float, y0: float, x1: float, y1: float) -> Box:
        ax, ay = place(x0, y0)
        bx, by = place(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    return turned


def _glyphs(page: pdfium.PdfPage, turn: Turn) -> Iterator[Glyph]:
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        if count > _MAX_GLYPHS:
            raise refusals.damaged("PDF 的一页")
        box = raw.FS_RECTF()
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text, index)
            if code < 32 or raw.FPDFText_IsGenerated(text, index) == 1:
                continue  # line ends and spaces that the library guessed; places decide here
            if raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
                sign = "" if 0xD800 <= code < 0xE000 else chr(code)
                if sign:
                    yield Glyph(sign, *turn(box.left, box.bottom, box.right, box.top))
    finally:
        text.close()


def _rules(page: pdfium.PdfPage, turn: Turn) -> Iterator[Rule]:
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_MAX_NESTING)):
        if count > _MAX_OBJECTS:
            return
        for box in _lines_of(item):
            yield Rule(*turn(*box))


def _lines_of(item: Any) -> Iterator[Box]:
    """A thin box is a line; of a larger path, its straight level and upright strokes are."""
    left, bottom, right, top = item.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield left, bottom, right, top
        return
    matrix = item.get_matrix()
    before: tuple[float, float] | None = None
    begun: tuple[float, float] | None = None
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        here = matrix.on_point(*_point(segment))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None and _is_straight(before, here):
            yield _box(before, here)
        before = here
        if raw.FPDFPathSegment_GetClose(segment) and begun is not None and _is_straight(here, begun):
            yield _box(here, begun)


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _is_straight(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return abs(first[0] - second[0]) < 1 or abs(first[1] - second[1]) < 1


def _box(first: tuple[float, float], second: tuple[float, float]) -> Box:
    return min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1])
