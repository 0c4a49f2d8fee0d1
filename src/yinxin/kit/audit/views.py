"""The public page of published heads, and the record for the auditor."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from yinxin.kit.audit import access, anchor_files, anchors
from yinxin.kit.audit.record_page import record_page, state
from yinxin.kit.policy import PUBLIC, policy

PER_PAGE = 30


@policy("audit.transparency", roles=PUBLIC)
def transparency(request: HttpRequest) -> HttpResponse:
    """What is published, and how anybody can check it."""
    page = Paginator(access.published(), PER_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "state": state(), "fingerprint": anchors.fingerprint(), "form": anchors.FORM}
    return render(request, "audit/transparency.html", shown)


@policy("audit.transparency", roles=PUBLIC)
def anchor_list(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """The latest heads in one file, which `yinxin audit verify --anchor` takes."""
    heads = [anchors.signed(anchor) for anchor in access.published()[: anchor_files.IN_ONE_FILE]]
    return _file(heads, "yinxin-anchors.json")


@policy("audit.transparency", roles=PUBLIC)
def anchor(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - Django passes it
    found = access.published().filter(pk=pk).first()
    if found is None:
        raise Http404
    return _file([anchors.signed(found)], f"yinxin-anchor-{found.at:%Y-%m-%d}-{found.sequence}.json")


@policy("audit.transparency", roles=PUBLIC)
def public_key(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django passes it
    answer = HttpResponse(anchors.public_pem(), content_type="application/x-pem-file")
    answer["Content-Disposition"] = 'attachment; filename="yinxin-anchor-key.pem"'
    return answer


@policy("audit.record", roles={"auditor"})
def record(request: HttpRequest) -> HttpResponse:
    """The record, looked through by act, kind, day, purpose and official."""
    page = record_page(request.GET)
    return render(request, "audit/record.html", {"page": page}, status=422 if page.form.errors else 200)


def _file(heads: list[anchors.SignedHead], name: str) -> HttpResponse:
    answer = JsonResponse(anchor_files.written(heads), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
