"""The only maker of querysets of scanned pages. What is public, every surface asks of `public_pages`."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.books.models import Opening, Page, PageSize, Region
from yinxin.kit.intake.models import Received
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register, Visitor


def register() -> Register:
    found = catalogue.get("genealogies")
    if found is None:
        raise LookupError("genealogies")
    return found


def public_pages() -> QuerySet[Page]:
    """Of published books; opened by their holder; scanned for viruses; and two officials said that nobody who may live is named."""
    return Page.objects.filter(
        book__in=register().public_rows().values("pk"),
        opening=Opening.PUBLIC,
        confirmed_by__isnull=False,
        received__state=Received.State.ACCEPTED,
    )


def public_book(pk: int) -> tuple[Book, QuerySet[Page]]:
    """404 too for a book of which no page is public: nobody learns that there are others."""
    pages = public_pages().filter(book=pk).order_by("number")
    book = register().public_rows().filter(pk=pk).first()
    if book is None or not pages.exists():
        raise Http404
    return book, pages


def public_page(pk: int) -> Page:
    return _page(public_pages().select_related("book"), pk)


def seen_pages(user: Visitor) -> QuerySet[Page]:
    """What an official sees: closed pages only of the books she keeps."""
    books = register().visible_to(user).values("pk")
    seen = Page.objects.filter(book__in=books).exclude(opening=Opening.CLOSED)
    return (seen | Page.objects.filter(book__in=register().kept_by(user).values("pk"))).distinct()


def seen_page(request: HttpRequest, pk: int) -> Page:
    return _page(seen_pages(request.user).select_related("book", "received", "stated_by", "confirmed_by"), pk)


def kept_page(request: HttpRequest, pk: int) -> Page:
    kept = Page.objects.filter(book__in=register().kept_by(request.user).values("pk"))
    return _page(kept.select_related("book", "received", "stated_by", "confirmed_by"), pk)


def kept_region(request: HttpRequest, pk: int) -> Region:
    kept = Region.objects.filter(page__book__in=register().kept_by(request.user).values("pk"))
    found = kept.filter(pk=pk).select_related("page__book").first()
    if found is None:
        raise Http404
    return found


def kept_book(request: HttpRequest, pk: int) -> Book:
    return _book(register().kept_by(request.user), pk)


def keeps(user: Visitor, book: int) -> bool:
    return register().kept_by(user).filter(pk=book).exists()


def sized(page: Page, size: str) -> PageSize:
    """`size` is "max" or "width,height" exactly as the list of sizes has it (level 0 of the Image API)."""
    rows = list(page.sizes.all())
    found = rows[-1:] if size == "max" else [row for row in rows if row.size == size]
    if not found:
        raise Http404
    return found[0]


def _page(rows: QuerySet[Page], pk: int) -> Page:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _book(rows: QuerySet[Book], pk: int) -> Book:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
