"""Every address says who may open it; whoever may not is told the same as if it were not there."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from tests.factories.people import Cast
from tests.shape.tree import ROOT
from yinxin.apps.people import actions
from yinxin.apps.people.access import posts, roles_of
from yinxin.apps.people.models import User
from yinxin.config.urls import urlpatterns as real
from yinxin.kit.policy import SIGNED_IN, policy
from yinxin.kit.policy.addresses import Address, declared_policies


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
    assert (roles_of(cast.office), posts(cast.office).exists()) == (frozenset(), False)


def test_a_forbidden_address_is_told_like_one_that_never_was(cast: Cast, sign_in):
    """What addresses there are is a secret too; test_policy_matrix.py does the same for every row an address can name."""
    reader = sign_in(cast.reader)

    def told(address: str) -> tuple[int, str]:
        answer = reader.get(address)
        masked = re.sub(r'nonce="[^"]*"|csrf\w*"(?: value=|: )"\w+', "", answer.content.decode(), flags=re.IGNORECASE)
        return answer.status_code, masked.replace(address, "")

    assert told(f"/units/{cast.reporting.pk}/rename/") == told("/units/999999/no-such-page/")


@pytest.mark.parametrize("page", ["/units/", "/api/v1/units"])
@pytest.mark.parametrize("end", ["post ended today", "account closed", "unit closed"])
def test_a_right_taken_away_is_gone_at_the_next_request(cast: Cast, sign_in, page: str, end: str):
    client = sign_in(cast.reporter)
    assert client.get(page).status_code == 200
    today = timezone.localdate()
    if end == "post ended today":
        actions.end_post(cast.reporter.posts.get(), until=today, by=cast.office)
    elif end == "account closed":
        actions.end_post(cast.reporter.posts.get(), until=today, by=cast.office)
        actions.close_account(cast.reporter, by=cast.administrator, reason="调离")
    else:
        actions.close_unit(cast.reporting, on=today, by=cast.office)

    answer = client.get(page)

    closed = 401 if "api" in page else 302
    assert answer.status_code == (closed if end == "account closed" else 404)


def test_a_post_of_the_future_gives_nothing_yet(cast: Cast, sign_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    actions.give_post(cast.nobody, cast.place, "reader", since=tomorrow, by=cast.office)

    assert sign_in(cast.nobody).get("/units/").status_code == 404


def test_no_account_stands_above_the_rules():
    """Django's own administration is not there, and no flag of an account could open what no post opens."""
    assert not [app for app in settings.INSTALLED_APPS if app.startswith("django.contrib.admin")]
    assert not [address.route for address in addresses() if "admin" in address.route.split("/")]
    assert not {field.name for field in User._meta.get_fields()} & {
        "is_superuser",
        "is_staff",
        "groups",
        "user_permissions",
    }
    asked = [
        path
        for path in (ROOT / "src").rglob("*.py")
        if re.search(r"is_superuser|has_perm\b|is_staff", path.read_text())
    ]
    assert asked == []


def test_no_statement_makes_a_superuser(cast: Cast):
    """There is no column to set, even for whoever reaches the database."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_user SET is_superuser = %s", [True])


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
