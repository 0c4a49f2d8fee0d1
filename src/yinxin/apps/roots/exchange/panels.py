"""On the public pages of clans and branches: their published ancestors to take along."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.apps.roots.families.access import shown_persons


def clan(request: HttpRequest, pk: int) -> SafeString:
    return _section(request, "gedcom:export-clan", pk, is_any=shown_persons().filter(clan=pk).exists())


def branch(request: HttpRequest, pk: int) -> SafeString:
    return _section(request, "gedcom:export-branch", pk, is_any=shown_persons().filter(branch=pk).exists())


def _section(request: HttpRequest, address: str, pk: int, *, is_any: bool) -> SafeString:
    """Nothing where nobody is shown."""
    if not is_any:
        return SafeString("")
    return render_to_string("gedcom_exchange/_take_along.html", {"address": address, "pk": pk}, request=request)
