"""Scanning, transcribing and opening pages. Whatever changes what a page shows takes back what two officials said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.books import finding
from yinxin.apps.roots.books.models import Page, PageSize, Region
from yinxin.apps.roots.books.sizes import Sized, sizes_of
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.intake import removing
from yinxin.kit.intake.cleaning.cleaned import FileKind
from yinxin.kit.intake.receiving import inspect, keeping

PICTURES = frozenset({FileKind.PICTURE})
SAID = ("number", "folio", "side", "rights", "opening")


def scan(book: Book, name: str, data: bytes, said: Mapping[str, Any], *, by: User) -> Page:
    """Painted anew by the intake, and laid down in its sizes. Call it outside a transaction, as `inspect` wants."""
    inspected = inspect(name, data, kinds=PICTURES, by=by)
    drawn = sizes_of(inspected.cleaned.data)
    with keeping(inspected, by=by) as received:
        _refuse_taken(book, said["number"])
        whole = drawn[-1]
        page = Page.objects.create(
            book=book,
            received=received,
            width=whole.width,
            height=whole.height,
            by=by,
            **{one: said[one] for one in SAID},
        )
        record("books.scan", page, by=by, new={"number": page.number, "opening": page.opening})
        _lay_down(page, drawn)
    return page


def _lay_down(page: Page, drawn: list[Sized]) -> None:
    """If one cannot be written, those before it go as well."""
    rows = [PageSize(page=page, width=one.width, height=one.height) for one in drawn]
    try:
        for row, one in zip(rows, drawn, strict=True):
            row.file.save("", ContentFile(one.data), save=False)
            row.save()
    except BaseException:
        for row in rows:
            row.file.delete(save=False)
        raise


@transaction.atomic
def settle(page: Page, said: Mapping[str, Any], *, by: User) -> Page:
    """What is said of a page, and how far it is opened."""
    held = _held(page)
    if held.number != said["number"]:
        _refuse_taken(held.book, said["number"])
    before = {one: getattr(held, one) for one in SAID}
    for one in SAID:
        setattr(held, one, said[one])
    held.save(update_fields=list(SAID))
    record("books.settle", held, by=by, old=before, new={one: said[one] for one in SAID})
    return held


@transaction.atomic
def remove(page: Page, *, by: User) -> None:
    """Picture, sizes and transcription go; that it was there stays on record."""
    held = _held(page)
    received, sizes = held.received, list(held.sizes.all())
    record("books.remove", held, by=by, old={"number": held.number})
    finding.drop(held.pk)
    held.delete()
    removing.remove(received)
    transaction.on_commit(lambda: _sweep(sizes))


def _sweep(sizes: list[PageSize]) -> None:
    for row in sizes:
        row.file.delete(save=False)


@transaction.atomic
def transcribe(page: Page, said: Mapping[str, Any], *, by: User) -> Region:
    """RefusedError("region-outside") where the box is not on the page."""
    held = _held(page)
    _refuse_outside(held, said)
    region = Region.objects.create(page=held, by=by, **said)
    record("books.transcribe", held, by=by, new={"region": region.pk})
    _changed(held, by=by)
    return region


@transaction.atomic
def correct(region: Region, said: Mapping[str, Any], *, by: User) -> Region:
    """Whoever corrects has transcribed it; it waits for its second reading again."""
    held = _held(region.page)
    row = _held_region(region)
    _refuse_outside(held, said)
    for name, value in said.items():
        setattr(row, name, value)
    row.by, row.read_by = by, None
    row.save()
    record("books.correct", held, by=by, new={"region": row.pk})
    _changed(held, by=by)
    return row


@transaction.atomic
def unwrite(region: Region, *, by: User) -> None:
    held = _held(region.page)
    row = _held_region(region)
    record("books.unwrite", held, by=by, old={"region": row.pk})
    row.delete()
    _changed(held, by=by)


@transaction.atomic
def read(region: Region, *, by: User) -> None:
    """Somebody else compared the words with the picture. RefusedError("region-second-person")."""
    held = _held(region.page)
    row = _held_region(region)
    if row.by_id == by.pk:
        raise RefusedError("region-second-person")
    row.read_by = by
    row.save(update_fields=["read_by"])
    record("books.read", held, by=by, new={"region": row.pk})


@transaction.atomic
def state(page: Page, *, by: User) -> None:
    """An official says that neither picture nor transcription names anybody who may live."""
    held = _held(page)
    if held.stated_by_id is not None:
        raise RefusedError("page-already")
    held.stated_by = by
    held.save(update_fields=["stated_by"])
    record("books.state", held, by=by)


@transaction.atomic
def confirm(page: Page, *, by: User) -> None:
    """A second official says so too. RefusedError("page-not-stated"), ("page-second-person"), ("page-held")."""
    held = _held(page)
    if held.stated_by_id is None:
        raise RefusedError("page-not-stated")
    if held.stated_by_id == by.pk:
        raise RefusedError("page-second-person")
    if not held.received.is_accepted:
        raise RefusedError("page-held")
    held.confirmed_by = by
    held.save(update_fields=["confirmed_by"])
    record("books.confirm", held, by=by)


@transaction.atomic
def reopen(page: Page, *, by: User) -> None:
    """What was said of the page is taken back; from this moment it is not public."""
    held = _held(page)
    _take_back(held, by=by)


def _changed(page: Page, *, by: User) -> None:
    finding.lay([page.pk])
    if page.stated_by_id is not None:
        _take_back(page, by=by)


def _take_back(page: Page, *, by: User) -> None:
    page.stated_by = page.confirmed_by = None
    page.save(update_fields=["stated_by", "confirmed_by"])
    record("books.reopen", page, by=by)


def _refuse_outside(page: Page, said: Mapping[str, Any]) -> None:
    if said["left"] + said["width"] > page.width or said["top"] + said["height"] > page.height:
        raise RefusedError("region-outside", width=page.width, height=page.height)


def _refuse_taken(book: Book, number: int) -> None:
    Book.objects.select_for_update().get(pk=book.pk)
    if Page.objects.filter(book=book, number=number).exists():
        raise RefusedError("page-taken", number=number)


def _held(page: Page) -> Page:
    held = Page.objects.select_for_update(of=("self",)).select_related("book", "received").filter(pk=page.pk).first()
    if held is None:
        raise RefusedError("page-gone")
    return held


def _held_region(region: Region) -> Region:
    row = Region.objects.filter(pk=region.pk).first()
    if row is None:
        raise RefusedError("page-gone")
    return row
