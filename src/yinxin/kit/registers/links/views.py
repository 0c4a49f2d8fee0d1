"""The addresses that no longer answer, for those who can put them right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinxin.kit.policy import policy
from yinxin.kit.registers.access import KEEPERS
from yinxin.kit.registers.links.dead import dead_links


@policy("registers.dead-links", roles=KEEPERS)
def dead(request: HttpRequest) -> HttpResponse:
    return render(request, "registers/dead_links.html", {"links": dead_links(request.user)})
