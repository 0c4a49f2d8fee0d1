"""Open data for programs: files, the catalogue of them, feeds and places."""

from __future__ import annotations

import json
from weakref import finalize

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import condition

from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.opendata import shelf
from yinxin.kit.registers.opendata.describing import catalogue_of
from yinxin.kit.registers.opendata.feeding import MEDIA_TYPE, feed
from yinxin.kit.registers.opendata.placing import places
from yinxin.kit.registers.public.catalogue_page import overview
from yinxin.kit.registers.public.opening import for_everybody, for_other_sites


def _digest(_request: HttpRequest, register: Register, name: str) -> str | None:
    data = shelf.shelved(register)
    found = [file.sha256 for file in data.files if file.name == name] if data else []
    return f'"{found[0]}"' if found else None


@policy("registers.open-data", roles=PUBLIC)
@for_everybody
@for_other_sites
@condition(etag_func=_digest)
def data(request: HttpRequest, register: Register, name: str) -> HttpResponseBase:
    if _digest(request, register, name) is None:
        raise Http404
    file = shelf.path(register, name).open("rb")
    answer = FileResponse(file, content_type=shelf.MEDIA_TYPES[name], as_attachment=True)
    finalize(answer, file.close)  # HEAD reads nothing, and a client may go away before the first byte
    answer["Content-Disposition"] = f'attachment; filename="{register.slug}-{name}"'
    answer["Cache-Control"] = "no-cache"
    return answer


@policy("registers.open-data", roles=PUBLIC)
@for_everybody
@for_other_sites
def catalogue(_request: HttpRequest) -> HttpResponse:
    told = catalogue_of([(one.register, one.data) for one in overview()], _("公开名录"))
    text = json.dumps(told, ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/ld+json; charset=utf-8")


@policy("registers.open-data", roles=PUBLIC)
@for_everybody
@for_other_sites
def all_changes(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(feed(None), content_type=MEDIA_TYPE)


@policy("registers.open-data", roles=PUBLIC)
@for_everybody
@for_other_sites
def changes(_request: HttpRequest, register: Register) -> HttpResponse:
    if not register.is_public:
        raise Http404
    return HttpResponse(feed(register), content_type=MEDIA_TYPE)


@policy("registers.open-data", roles=PUBLIC)
@for_everybody
@for_other_sites
def points(request: HttpRequest, register: Register) -> HttpResponse:
    """The public records of a place, narrowed as the list is."""
    if not register.is_public:
        raise Http404
    text = json.dumps(places(register, request.GET), ensure_ascii=False)
    return HttpResponse(text, content_type="application/geo+json; charset=utf-8")
