"""Scanned pages on the pages of a catalogued book: for the office all it may see, for everybody those that are public."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.apps.roots.books import access
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.record_panels import panel


@panel
def scans(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Nothing on other registers, nor for whoever does not keep the book."""
    if register.slug != "genealogies" or not access.keeps(request.user, record.pk):
        return SafeString("")
    count = access.seen_pages(request.user).filter(book=record.pk).count()
    return render_to_string("books_scanned/_office.html", {"book": record, "count": count}, request=request)


def public_scans(request: HttpRequest, pk: int) -> SafeString:
    if not access.public_pages().filter(book=pk).exists():
        return SafeString("")
    return render_to_string("books_scanned/_public.html", {"pk": pk}, request=request)
