"""Every address says who may open it; whoever may not is told the same as if it were not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tests.factories.people import Cast
from yinxin.config.urls import urlpatterns as real
from yinxin.kit.policy import SIGNED_IN, policy
from yinxin.kit.policy.addresses import Address, declared_policies

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
MISSING = 9_007_199_254_740_991


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("nobody said who may see this")


@policy("test.office", roles={"office"})
@policy("test.office", roles={"office", "reporter"}, methods=("POST",))
def split_by_method(request: HttpRequest) -> HttpResponse:
    return HttpResponse("seen")


@policy("test.signed-in", roles=SIGNED_IN)
def for_anybody_signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("seen")


@csrf_exempt
@policy("test.api", roles={"office"}, methods=("POST",))
def exempt_like_the_api(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


urlpatterns = [
    path("api/v1/exempt/", exempt_like_the_api),
    path("forgotten/", forgotten),
    path("api/v1/forgotten/", forgotten),
    path("split/", split_by_method),
    path("signed-in/", for_anybody_signed_in),
    *real,
]
handler404 = "yinxin.kit.refusals.pages.not_found"
here = pytest.mark.urls(__name__)


def sample(route: str) -> str:
    """An address of a pattern, every number in it one that no row has."""
    filled = re.sub(r"<sheet:\w+>", "csv", route)
    filled = re.sub(r"<(?:row|int|slug|str|path):\w+>|<\w+>", str(MISSING), filled)
    filled = re.sub(r"<uuid:\w+>", "00000000-0000-4000-8000-000000000000", filled)
    return "/" + re.sub(r"<\w+:\w+>", "none", filled)


def addresses() -> tuple[Address, ...]:
    return declared_policies(real)


def undeclared(found: tuple[Address, ...]) -> list[str]:
    return [address.route for address in found if not address.policies]


def test_every_address_declares_its_policy():
    assert len(addresses()) > 20
    assert undeclared(addresses()) == []


def test_a_forgotten_address_would_be_noticed():
    assert set(undeclared(declared_policies(urlpatterns))) == {"forgotten/", "api/v1/forgotten/"}


def test_one_name_lets_in_the_same_people_everywhere():
    """A name that meant one thing here and another there would make the permission table say less than it seems to."""
    let_in: dict[str, set[object]] = {}
    for address in addresses():
        for one in address.policies:
            let_in.setdefault(one.name, set()).add(one.audience)
    assert {name: people for name, people in let_in.items() if len(people) > 1} == {}


@here
def test_an_undeclared_address_opens_for_nobody(cast: Cast, sign_in):
    for client in (Client(), sign_in(cast.office)):
        assert client.get("/forgotten/").status_code == 404
        assert client.get("/api/v1/forgotten/").status_code == 404


@here
def test_a_policy_may_differ_by_method(cast: Cast, sign_in):
    office, reporter, reader = sign_in(cast.office), sign_in(cast.reporter), sign_in(cast.reader)

    assert [client.get("/split/").status_code for client in (office, reporter, reader)] == [200, 404, 404]
    assert [client.post("/split/").status_code for client in (office, reporter, reader)] == [200, 200, 404]
    assert office.delete("/split/").status_code == 405
    assert office.head("/split/").status_code == 200


@here
def test_the_api_takes_no_act_from_another_site(cast: Cast):
    """A page elsewhere can make a browser send the session cookie; it cannot make it send our token."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.office)
    forged = client.post("/api/v1/exempt/")
    assert (forged.status_code, forged.json()["title"]) == (403, "forged-request")

    client.cookies["csrftoken"] = token = "a" * 32
    assert client.post("/api/v1/exempt/", headers={"X-CSRFToken": token}).status_code == 200


@here
def test_an_account_without_a_post_opens_only_what_all_accounts_may(cast: Cast, sign_in):
    client = sign_in(cast.nobody)

    assert (client.get("/signed-in/").status_code, client.get("/split/").status_code) == (200, 404)


@here
def test_a_post_that_ended_gives_nothing_at_the_next_request(cast: Cast, sign_in):
    client = sign_in(cast.office)
    assert client.get("/split/").status_code == 200

    cast.office.posts.update(until=cast.office.posts.get().since)

    assert client.get("/split/").status_code == 404


@here
def test_an_account_that_was_closed_is_nobody(cast: Cast, sign_in):
    client = sign_in(cast.office)
    cast.office.is_active = False
    cast.office.save()

    assert client.get("/split/").status_code == 302


def test_forbidden_and_missing_are_the_same_bytes(cast: Cast, sign_in):
    reader = sign_in(cast.reader)

    def told(address: str) -> tuple[int, str]:
        answer = reader.get(address)
        return answer.status_code, re.sub(r"(?i)csrf\w*\"(?: value=|: )\"\w+", "", answer.content.decode())

    forbidden, missing = told(f"/units/{cast.reporting.pk}/rename/"), told("/units/999999/no-such-page/")
    elsewhere, absent = told(f"/units/{cast.elsewhere.pk}/"), told(f"/units/{MISSING}/")
    assert forbidden[0] == 404
    assert re.sub(r"/units/[^\"<]*", "", forbidden[1]) == re.sub(r"/units/[^\"<]*", "", missing[1])
    assert re.sub(r"/units/[^\"<]*", "", elsewhere[1]) == re.sub(r"/units/[^\"<]*", "", absent[1])


def test_somebody_unknown_is_asked_to_sign_in_and_comes_back(client: Client, cast: Cast):
    answer = client.get(f"/units/{cast.reporting.pk}/")

    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next=/units/{cast.reporting.pk}/")


def test_the_api_tells_a_program_what_a_page_tells_a_person(client: Client, cast: Cast, sign_in):
    unknown = client.get("/api/v1/units")
    stranger = sign_in(cast.nobody).get("/api/v1/units")
    missing = sign_in(cast.office).get("/api/v1/no-such-thing")

    assert [answer.status_code for answer in (unknown, stranger, missing)] == [401, 404, 404]
    assert {answer["Content-Type"] for answer in (unknown, stranger, missing)} == {"application/problem+json"}
    assert stranger.content == missing.content


ROLES = {None: frozenset(), "office": {"office"}, "reporter": {"reporter"}, "reader": {"reader"}, "nobody": frozenset()}


def cells() -> Iterator[tuple[str | None, Address, str]]:
    for role in ROLES:
        for address in addresses():
            for method in METHODS:
                yield role, address, method


def verdict(role: str | None, address: Address, method: str) -> set[int]:
    """The answers a cell of the permission table allows, told from the declarations alone."""
    mine = [one for one in address.policies if method in one.methods]
    if not mine:
        return {405}
    if any(one.admits(signed_in=role is not None, roles=ROLES[role]) for one in mine):
        return {200, 302, 400, 403, 404, 409, 422}
    if role is not None:
        return {404}
    return {401} if address.route.startswith("api/") else {302}


def test_the_permission_table_holds_in_every_cell(cast: Cast, sign_in):
    """Who × address × method: the answer is the declared one, and nothing is ever our own fault (5xx)."""
    browsers = {role: sign_in(getattr(cast, role)) if role else Client() for role in ROLES}
    wrong = []
    for role, address, method in cells():
        answer = browsers[role].generic(method, sample(address.route))
        if answer.status_code not in verdict(role, address, method):
            wrong.append((role, method, address.route, answer.status_code))
        if role and address.name.endswith("sign-out"):
            browsers[role] = sign_in(getattr(cast, role))
    assert wrong == []
