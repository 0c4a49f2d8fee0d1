"""Scanned pages of books: what their addresses can name, and who may open it."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from tests.factories.registers import entered, register_named
from tests.factories.world import HERE, WHO, Sample, World, maker, one
from yinxin.apps.people.models import User
from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.books import actions
from yinxin.apps.roots.books.models import Page, Region

BOX = {"left": 10, "top": 20, "width": 100, "height": 200}
KEEP = ("office", "steward")


def picture(width: int = 500, height: int = 700, *, form: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (240, 230, 210)).save(out, form)
    return out.getvalue()


def scanned(book: Book, by: User, *, number: int = 1, opening: str = "public", **said: object) -> Page:
    """Laid in, not yet stated by anybody."""
    told = {
        "number": number,
        "folio": f"卷一第{number}叶",
        "side": "whole",
        "rights": "pdm",
        "opening": opening,
        **said,
    }
    return actions.scan(book, "page.jpg", picture(), told, by=by)


def written(page: Page, by: User, text: str = "始祖朝觀公，由新會遷台山") -> Region:
    return actions.transcribe(page, {"text": text, **BOX}, by=by)


def cleared(page: Page, first: User, second: User) -> Page:
    actions.state(page, by=first)
    actions.confirm(page, by=second)
    page.refresh_from_db()
    return page


def book_of(cast: object, *, code: str = "ZP-SCAN", published: bool = True, **given: object) -> Book:
    found = Book.objects.filter(code=code).first()
    return found or entered(register_named("genealogies"), cast, row=0, code=code, published=published, **given)


def _page(world: World, *, stated: bool = False) -> Page:
    """A new one each time, since acting on it moves it on."""
    book = book_of(world.cast, code="ZP-DESK")
    page = scanned(book, world.cast.office, number=Page.objects.filter(book=book).count() + 1, opening="on-site")
    if stated:
        actions.state(page, by=world.cast.clerk)
    return page


def _public(world: World) -> Page:
    book = book_of(world.cast)
    found = Page.objects.filter(book=book).first()
    if found is None:
        found = scanned(book, world.cast.office)
        written(found, world.cast.office)
        cleared(found, world.cast.office, world.cast.steward)
    return found


@maker("books:scans")
def books_to_scan(world: World) -> Iterable[Sample]:
    yield one(book_of(world.cast, code="ZP-DESK").pk, *KEEP)


@maker("books:scan")
def scans(world: World) -> Iterable[Sample]:
    yield one(_page(world).pk, *(HERE - {"administrator"}))


@maker("books:office-image")
def pictures(world: World) -> Iterable[Sample]:
    yield Sample({"pk": _page(world).pk, "size": "max"}, HERE - {"administrator"})


@maker("books:settle", "books:remove", "books:transcribe", "books:state")
def scans_to_keep(world: World) -> Iterable[Sample]:
    yield one(_page(world).pk, *KEEP)


@maker("books:confirm", "books:reopen")
def scans_to_confirm(world: World) -> Iterable[Sample]:
    yield one(_page(world, stated=True).pk, *KEEP)


@maker("books:correct", "books:read", "books:unwrite")
def regions(world: World) -> Iterable[Sample]:
    yield one(written(_page(world), world.cast.clerk).pk, *KEEP)


@maker("books:viewer", "books:manifest")
def open_books(world: World) -> Iterable[Sample]:
    yield one(_public(world).book_id, "", *WHO)


@maker("books:canvas", "books:annotations", "books:image-info")
def open_pages(world: World) -> Iterable[Sample]:
    yield one(_public(world).pk, "", *WHO)


@maker("books:image")
def open_pictures(world: World) -> Iterable[Sample]:
    yield Sample({"pk": _public(world).pk, "size": "max"}, frozenset({"", *WHO}))
