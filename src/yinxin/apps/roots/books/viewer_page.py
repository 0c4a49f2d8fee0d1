"""The page on which anybody turns the leaves of a book: from right to left, in three sizes, with the transcription beside."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.books.models import Page, PageSize
from yinxin.kit.registers.public.opening import kept_language, languages_of

SIZES = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """The page shown, its place among those that are public, and its neighbours' places."""

    page: Page
    place: int
    count: int
    size: PageSize
    zoom: int
    zooms: list[int]

    @property
    def before(self) -> int | None:
        return self.place - 1 if self.place > 1 else None

    @property
    def after(self) -> int | None:
        return self.place + 1 if self.place < self.count else None


def viewer_page(request: HttpRequest, book: Book, pages: QuerySet[Page]) -> HttpResponse:
    keys = list(pages.values_list("pk", flat=True))
    place = _place(request, keys)
    page = pages.prefetch_related("sizes", "regions").get(pk=keys[place - 1])
    sizes = list(page.sizes.all())
    zoom = min(max(_number(request, "zoom", 2), 1), len(sizes))
    leaf = Leaf(page, place, len(keys), sizes[zoom - 1], zoom, list(range(1, len(sizes) + 1)))
    told = {"alternates": languages_of(request), "kept_language": kept_language(request)}
    return render(request, "books_scanned/viewer.html", {"book": book, "leaf": leaf, **told})


def _place(request: HttpRequest, keys: list[int]) -> int:
    """By `image`, the number of a page, as a search leads to it; else by `leaf`, its place."""
    wanted = _number(request, "image", 0)
    if wanted in keys:
        return keys.index(wanted) + 1
    return min(max(_number(request, "leaf", 1), 1), len(keys))


def _number(request: HttpRequest, name: str, usual: int) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 18 else usual
