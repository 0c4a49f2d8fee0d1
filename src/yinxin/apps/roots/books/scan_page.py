"""The office's page of one scan: the picture, what is said of it, its transcription, and who answers that nobody who may live is named."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinxin.apps.roots.books import access
from yinxin.apps.roots.books.forms import PageForm, RegionForm
from yinxin.apps.roots.books.models import Page


def scan_page(request: HttpRequest, page: Page, **forms: Any) -> HttpResponse:
    """`forms` are those that were refused, to be shown again."""
    sizes = list(page.sizes.all())
    keeps = access.keeps(request.user, page.book_id)
    context = {
        "page": page,
        "keeps": keeps,
        "size": sizes[min(1, len(sizes) - 1)],
        "regions": page.regions.select_related("by", "read_by"),
        "settling": forms.get("settling") or PageForm(instance=page),
        "writing": forms.get("writing") or RegionForm(initial=_whole(page)),
    }
    return render(request, "books_scanned/scan.html", context, status=422 if forms else 200)


def _whole(page: Page) -> dict[str, int]:
    return {"left": 0, "top": 0, "width": page.width, "height": page.height}
