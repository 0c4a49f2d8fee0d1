"""The page from which one comes to everything the office supervises."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision.hub import doors
from yinxin.kit.policy import policy


@policy("supervision.hub", roles=OFFICE | FOR_A_UNIT | {Role.SUPERVISOR})
def hub(request: SignedIn) -> HttpResponse:
    return render(request, "supervision/hub.html", {"doors": doors(request.user)})
