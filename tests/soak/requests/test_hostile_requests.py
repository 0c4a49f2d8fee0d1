"""Whatever is sent to whichever address by whomever, the answer is never our own fault.

`FUZZ_SEED=3 FUZZ_ONLY=1234` asks one request of a failed run again.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import fields

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tests.factories.people import Cast
from tests.factories.proposals import ANOTHER, confirmed, imported
from tests.soak.requests.inventing import Inventor
from tests.soak.requests.knocking import Site
from tests.soak.requests.learning import World, learn
from yinxin.apps.people.models import Unit
from yinxin.config.urls import urlpatterns as real
from yinxin.kit.policy import PUBLIC, policy

ORDINARY = int(os.environ.get("FUZZ_REQUESTS", "600"))
LONG = int(os.environ.get("SOAK_REQUESTS", "50000"))
SEED = int(os.environ.get("FUZZ_SEED", "1892"))
ONLY = os.environ.get("FUZZ_ONLY", "")


@policy("test.naive", roles=PUBLIC, methods=("GET", "POST"))
def naive(request: HttpRequest) -> HttpResponse:
    """What the fuzzer must catch: a number taken from the address as it comes."""
    if request.GET.get("page"):
        return HttpResponse(Unit.objects.filter(pk=request.GET["page"]).count())
    return HttpResponse("nothing asked")


urlpatterns = [path("naive/", naive), *real]
handler400 = "yinxin.kit.refusals.pages.bad_request"
handler404 = "yinxin.kit.refusals.pages.not_found"
handler500 = "yinxin.kit.refusals.pages.our_fault"


@pytest.fixture
def world(cast: Cast, sign_in: Callable[..., Client], settings) -> World:
    """The cast with one plan in the list and one on the desk."""
    settings.LIMITS = {name: (10**6, window) for name, (_most, window) in settings.LIMITS.items()}
    confirmed(cast)
    imported(cast, ANOTHER, "计划.txt")
    people = {one.name: getattr(cast, one.name) for one in fields(cast)}
    users = {name: person for name, person in people.items() if isinstance(person, get_user_model())}
    return learn({None: Client(), **{name: sign_in(person) for name, person in users.items()}})


def faults(world: World, count: int) -> tuple[list[str], Counter[int]]:
    """The requests that were answered by our own fault, each with its number, and how often each status was given."""
    site, inventor = Site(), Inventor(world, SEED)
    found, statuses = [], Counter()
    for number in [int(ONLY)] if ONLY else range(count):
        knock = inventor.request(number)
        answer = site.ask(knock)
        statuses[answer.status] += 1
        if answer.is_our_fault:
            found.append(f"{number}: {answer.status} {answer.fault}\n    {knock}"[:1500])
        elif knock.method != "HEAD" and "default-src 'none'" not in answer.headers.get("Content-Security-Policy", ""):
            found.append(f"{number}: {answer.status} without a policy for the browser\n    {knock}"[:1500])
    return found, statuses


def test_no_request_is_answered_by_our_own_fault(world: World):
    found, statuses = faults(world, ORDINARY)

    assert found == [], f"seed {SEED}\n" + "\n".join(found[:20])
    if not ONLY:
        assert statuses[200] > ORDINARY / 20, "or the requests never reach a page"
        assert {302, 400, 404, 405, 422} <= set(statuses)


@pytest.mark.slow
def test_fifty_thousand_requests(world: World):
    found, statuses = faults(world, LONG)

    sys.stdout.write(f"{sum(statuses.values())} requests, seed {SEED}: {sorted(statuses.items())}\n")
    assert found == [], f"seed {SEED}\n" + "\n".join(found[:20])


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_careless_view_is_caught():
    world = learn({None: Client()}, routes=("naive/",))

    found, _statuses = faults(world, 100)

    assert any("/naive/" in one for one in found)
