"""What is kept of persons, told to everybody before they tell anything (PIPL art. 17)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinxin.apps.me import overview
from yinxin.kit.policy import PUBLIC, policy


@policy("me.notice", roles=PUBLIC)
def notice(request: HttpRequest) -> HttpResponse:
    return render(request, "me/notice.html", {"parts": overview.declared(), "reasons": overview.reasons()})
