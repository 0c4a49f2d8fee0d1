"""Public pages of books: the viewer, the search, and IIIF."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yinxin.apps.roots.books import access, iiif, serving
from yinxin.apps.roots.books.finding import found_by_everybody, passage_of
from yinxin.apps.roots.books.forms import SearchForm
from yinxin.apps.roots.books.viewer_page import viewer_page
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.public.opening import for_everybody, for_other_sites

PER_PAGE = 30


@policy("books.viewer", roles=PUBLIC)
@for_everybody
def viewer(request: HttpRequest, pk: int) -> HttpResponse:
    return viewer_page(request, *access.public_book(pk))


@policy("books.search", roles=PUBLIC)
@for_everybody
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    rows = Paginator(found_by_everybody(query).prefetch_related("regions"), PER_PAGE)
    found = rows.get_page(request.GET.get("page"))
    context = {"form": form, "query": query, "found": found, "hits": [(one, passage_of(one, query)) for one in found]}
    return render(request, "books_scanned/search.html", context)


@policy("books.manifest", roles=PUBLIC)
@for_other_sites
@for_everybody
def manifest(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    book, pages = access.public_book(pk)
    return serving.json(iiif.manifest(book, list(pages.prefetch_related("sizes"))))


@policy("books.canvas", roles=PUBLIC)
@for_everybody
def canvas(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Whoever follows the address of a canvas finds the page in the viewer."""
    page = access.public_page(pk)
    address = reverse("books:viewer", args=[page.book_id])
    return redirect(f"{address}?image={page.pk}")


@policy("books.annotations", roles=PUBLIC)
@for_other_sites
@for_everybody
def transcription(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    page = access.public_page(pk)
    return serving.json(iiif.transcription(page, list(page.regions.all())))


@policy("books.image-info", roles=PUBLIC)
@for_other_sites
@for_everybody
def image_info(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    return serving.json(iiif.image_info(access.public_page(pk)))


@policy("books.image", roles=PUBLIC)
@for_other_sites
@for_everybody
def image(request: HttpRequest, pk: int, size: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    return serving.picture(access.sized(access.public_page(pk), size))
