"""The answers outside any view: not found, unreadable request, forged form, our own fault."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError
from yinxin.kit import problems
from yinxin.kit.refusals.middleware import refusal


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django passes it
    if problems.speaks_json(request):
        return problems.not_found()
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What Django refused before any form of ours saw it, each with the sentence that helps."""
    # So many files are refused before any form sees them.
    if isinstance(exception, TooManyFilesSent):
        refused = RefusedError("too-many-files", n=settings.UPLOAD_MOST_FILES)
    elif isinstance(exception, TooManyFieldsSent):
        refused = RefusedError("too-many-fields", most=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)
    elif isinstance(exception, RequestDataTooBig):
        refused = RefusedError("form-too-large", most=(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1024)
    else:
        refused = RefusedError("form-broken")
    return refusal(request, refused)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    sentence = _("页面打开太久或不是从本系统打开的，没有办理。请刷新页面后再提交一次。")
    return render(request, "refusal.html", {"sentence": sentence, "code": "forged-request"}, status=403)


def our_fault(request: HttpRequest) -> HttpResponse:
    if problems.speaks_json(request):
        return problems.problem(500, "our-fault", _("系统出错了，这次操作没有保存。请稍后再试。"))
    return render(request, "500.html", status=500)
