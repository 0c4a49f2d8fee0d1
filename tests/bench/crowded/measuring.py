"""How long pages and papers take, beside a page of Django alone in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import quantiles

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from django.utils import timezone

from tests.bench.crowded.pages import Asked
from tests.bench.crowded.pages import pages as asked_pages
from tests.bench.crowded.town import Town
from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Plan

BARE = "a page of Django alone: the names of fifty rows"
_TEMPLATE = "<!doctype html><title>bare</title><ul>{% for name in names %}<li>{{ name }}</li>{% endfor %}</ul>"


def bare(request: HttpRequest) -> HttpResponse:
    """One query, one template, no middleware: the least a list can cost."""
    names = Unit.objects.order_by("pk").values_list("name", flat=True)[:50]
    return HttpResponse(engines["django"].from_string(_TEMPLATE).render({"names": names}))


urlpatterns = [path("bare/", bare)]


def pages(town: Town, rounds: int) -> dict[str, dict[str, float]]:
    """By name of the page: p50 and p95 in seconds, queries, and the size of the answer."""
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
        found = {BARE: measured(lambda: Client().get("/bare/"), rounds * 5)}
    with override_settings(ALLOWED_HOSTS=["testserver"], OFFICIALS_NEED_SECOND_FACTOR=False):
        clients: dict[int, Client] = {}
        for one in asked_pages(town):
            client = clients.setdefault(one.by.pk, signed_in(one))
            found[one.name] = measured(lambda one=one, client=client: client.get(one.address), rounds)  # type: ignore[misc]
    return found


def signed_in(one: Asked) -> Client:
    client = Client()
    client.force_login(one.by)
    return client


def measured(ask: Callable[[], HttpResponse], rounds: int) -> dict[str, float]:
    """Asked twice for nothing first, which loads what a first call loads. Raises AssertionError when it does not answer."""
    for _ in range(2):
        answer = ask()
    assert answer.status_code == 200, (answer.status_code, getattr(answer, "request", {}).get("PATH_INFO"))
    with CaptureQueriesContext(connection) as asked:
        ask()
        queries = len(asked)
    worked = time.process_time()
    times = sorted(seconds(ask) for _ in range(rounds))
    worked = time.process_time() - worked
    return {
        "p50": times[len(times) // 2],
        "p95": quantiles(times, n=20, method="inclusive")[-1],
        "cpu": worked / rounds,
        "queries": queries,
        "bytes": len(answer.content),
    }


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def papers(town: Town) -> dict[str, float]:
    """Seconds from the click to the file: the bulletin as Word, the wall chart as PDF."""
    plan = Plan.objects.order_by("pk")[0]
    client, today = Client(), timezone.localdate()
    client.force_login(town.office)

    def bulletin() -> None:
        period = {"first": str(today - timedelta(days=90)), "last": str(today)}
        made = client.post(reverse("supervision:papers", args=[plan.pk]), {"kind": "bulletin", **period})
        assert made.status_code == 302, made.content.decode()[:2000]
        file = client.get(made["Location"] + "file/")
        assert file.content.startswith(b"PK"), file.status_code

    def chart(paper: str) -> None:
        file = client.get(reverse("supervision:chart", args=[plan.pk, paper]))
        assert file.content.startswith(b"%PDF"), file.status_code

    with override_settings(ALLOWED_HOSTS=["testserver"], OFFICIALS_NEED_SECOND_FACTOR=False):
        return {"bulletin": seconds(bulletin)} | {
            f"chart {one}": seconds(lambda one=one: chart(one)) for one in ("A3", "A1", "A0")
        }  # type: ignore[misc]
