"""The public pages of registers."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.opendata.shelf import shelved
from yinxin.kit.registers.public.catalogue_page import overview
from yinxin.kit.registers.public.finding import found_at
from yinxin.kit.registers.public.listing import listed
from yinxin.kit.registers.public.opening import for_everybody, kept_language, languages_of
from yinxin.kit.registers.public.page import page_of, panels_of
from yinxin.kit.registers.public.site_map import index_of, part_of, robots

XML = "application/xml; charset=utf-8"


@policy("registers.public", roles=PUBLIC)
@for_everybody
def home(request: HttpRequest) -> HttpResponse:
    return _page(request, "registers/public/home.html", {"sets": overview()})


@policy("registers.public", roles=PUBLIC)
@for_everybody
def public_list(request: HttpRequest, register: Register) -> HttpResponse:
    if not register.is_public:
        raise Http404
    shown = {"list": listed(register, request.GET), "data": shelved(register), "register": register}
    return _page(request, "registers/public/list.html", shown)


@policy("registers.public", roles=PUBLIC)
@for_everybody
def public_record(request: HttpRequest, register: Register, key: str) -> HttpResponseBase:
    found = found_at(register, key)
    if found.row is None:
        return _page(request, "registers/public/gone.html", {"register": register}, status=410)
    if found.moved:
        address = reverse("registers:public-record", args=[register, found.row.address])
        return redirect(f"{address}{kept_language(request)}", permanent=True)
    page, panels = page_of(register, found.row, timezone.localdate()), panels_of(request, register, found.row)
    shown = {"page": page, "panels": panels, "register": register}
    return _page(request, "registers/public/record.html", shown)


@policy("registers.public", roles=PUBLIC)
@for_everybody
def sitemap(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(index_of(), content_type=XML)


@policy("registers.public", roles=PUBLIC)
@for_everybody
def sitemap_part(_request: HttpRequest, register: Register, part: int) -> HttpResponse:
    return HttpResponse(part_of(register, part), content_type=XML)


@policy("registers.public", roles=PUBLIC)
@for_everybody
def robots_txt(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(robots(), content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, template: str, shown: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    told = {"alternates": languages_of(request), "kept_language": kept_language(request)}
    return render(request, template, {**shown, **told}, status=status)
