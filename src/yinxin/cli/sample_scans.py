"""Scanned leaves for a genealogy of the sample town, drawn by ourselves, with their transcription: compared, answered for and open."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from yinxin.apps.people.models import User
from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.books import actions
from yinxin.apps.roots.books.models import Opening, Rights
from yinxin.apps.roots.books.samples.drawing import drawn, font_file
from yinxin.apps.roots.books.samples.leaves import BOOK, LEAVES, Leaf


def scan(*, by: User, second: User) -> None:
    """Nothing where no font has Chinese characters: a book without pictures is better than one full of boxes."""
    font = font_file(str(settings.FONTS or ""))
    if font is None:
        return
    book = Book.objects.get(code=BOOK)
    for leaf in LEAVES:
        _scan(book, leaf, font, by, second)


def _scan(book: Book, leaf: Leaf, font: tuple[Path, int], by: User, second: User) -> None:
    made = drawn(leaf, font)
    said = {
        "number": leaf.number,
        "folio": leaf.folio,
        "side": leaf.side,
        "rights": Rights.CC0,
        "opening": Opening.PUBLIC,
    }
    page = actions.scan(book, f"{leaf.number:04}.jpg", made.picture, said, by=by)
    for column, box in zip(leaf.columns, made.boxes, strict=True):
        told = {
            "left": box.left,
            "top": box.top,
            "width": box.width,
            "height": box.height,
            "text": column.transcription,
        }
        actions.read(actions.transcribe(page, told, by=by), by=second)
    actions.state(page, by=by)
    actions.confirm(page, by=second)
