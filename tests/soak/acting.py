"""Addresses that write: one as the program does it, and two that are careless, so that the count can be seen to miss something."""

from __future__ import annotations

import threading
import time

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from yinxin.apps.people import actions
from yinxin.apps.people.models import Level, Unit, UnitKind
from yinxin.kit.audit.recording import record
from yinxin.kit.policy import PUBLIC, policy


def add(name: str) -> None:
    """An ordinary action: the change and its event in one transaction."""
    actions.add_unit(name=name, level=Level.CITY, parent=None, by=None, kind=UnitKind.GOVERNMENT)


@csrf_exempt
@policy("soak.sound", roles=PUBLIC, methods=("POST",))
def sound(_: HttpRequest, name: str) -> HttpResponse:
    add(name)
    return HttpResponse("kept")


@csrf_exempt
@policy("soak.torn", roles=PUBLIC, methods=("POST",))
def torn(_: HttpRequest, name: str) -> HttpResponse:
    """The same without the transaction around it: a kill in between leaves a change that nobody made."""
    unit = Unit.objects.create(name=name, level=Level.CITY, kind=UnitKind.GOVERNMENT)
    time.sleep(0.02)
    with transaction.atomic():
        record("people.add-unit", unit, by=None)
    return HttpResponse("kept")


@csrf_exempt
@policy("soak.early", roles=PUBLIC, methods=("POST",))
def early(_: HttpRequest, name: str) -> HttpResponse:
    """Says "kept" before it is: a kill in between loses what was acknowledged."""

    def later() -> None:
        time.sleep(0.05)
        add(name)
        connection.close()

    threading.Thread(target=later, daemon=True).start()
    return HttpResponse("kept")


urlpatterns = [
    path("sound/<name>/", sound),
    path("torn/<name>/", torn),
    path("early/<name>/", early),
    path("", include("yinxin.config.urls")),
]
