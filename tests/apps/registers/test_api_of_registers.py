"""Programs read registers: everybody what is public, officials what they see on the pages, in one shape."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.module_loading import autodiscover_modules

from tests.factories.registers import entered, register_named
from yinxin.kit.policy import PUBLIC
from yinxin.kit.policy.fields import register as declared
from yinxin.kit.registers import actions
from yinxin.kit.registers.access import READERS
from yinxin.kit.registers.api.office import _columns
from yinxin.kit.registers.catalogue import catalogue

autodiscover_modules("fields")

EVERY = pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)
PUBLIC_ONE = "/api/v1/public/registers/genealogies"


@pytest.fixture
def books():
    return register_named("genealogies")


def test_everybody_lists_filters_and_searches(books, cast, client):
    _, second, third = (entered(books, cast, row=row, published=True) for row in range(3))
    told = client.get(f"{PUBLIC_ONE}?limit=2").json()
    assert told["count"] == 3
    assert len(told["items"]) == 2
    assert client.get(f"{PUBLIC_ONE}?limit=2&offset=2").json()["items"][0]["values"]["code"] not in {
        one["values"]["code"] for one in told["items"]
    }
    of_kind = client.get(f"{PUBLIC_ONE}?filter=kind:periodical").json()
    assert [one["values"]["name"] for one in of_kind["items"]] == [third.name]
    both = client.get(f"{PUBLIC_ONE}?filter=kind:periodical&filter=kind:genealogy").json()
    assert both["count"] == 3
    found = client.get(PUBLIC_ONE, {"q": second.name[:2]}).json()
    assert second.code in {one["key"] for one in found["items"]}
    assert client.get(f"{PUBLIC_ONE}?filter=kind:nonsense").json()["count"] == 0
    assert client.get(f"{PUBLIC_ONE}?limit=100000").status_code == 422


def test_one_public_record_by_its_present_and_its_former_key(books, cast, client):
    book = entered(books, cast, published=True)
    actions.change(books, book, {"code": "ZP-0099"}, by=cast.office)
    for key in ("ZP-0001", "ZP-0099"):
        told = client.get(f"{PUBLIC_ONE}/{key}")
        assert told.json()["key"] == "ZP-0099"
        assert told.json()["url"].endswith("/r/genealogies/ZP-0099/")
        assert told["Access-Control-Allow-Origin"] == "*"
    missing = client.get(f"{PUBLIC_ONE}/nothing")
    assert (missing.status_code, missing["Content-Type"]) == (404, "application/problem+json")


def test_the_description_names_fields_choices_and_filters(books, cast, client):
    told = {one["slug"]: one for one in client.get("/api/v1/public/registers").json()["items"]}
    kind = next(one for one in told["genealogies"]["fields"] if one["name"] == "kind")
    assert {"value": "genealogy", "label": "族谱"} in kind["choices"]
    assert told["genealogies"]["filters"] == ["kind", "surname", "reading"]
    assert told.keys() == {one.slug for one in catalogue if one.is_public}


def test_officials_read_what_their_post_reaches(books, cast, sign_in, client):
    book = entered(books, cast)
    address = f"/api/v1/registers/genealogies/{book.pk}"
    assert sign_in(cast.office).get(address).json()["values"]["shelf"] == book.shelf
    assert sign_in(cast.reader).get(address).status_code == 200
    for nobody in (cast.neighbour, cast.nobody):
        assert sign_in(nobody).get(address).status_code == 404
    assert sign_in(cast.neighbour).get("/api/v1/registers/genealogies").json()["count"] == 0
    assert client.get(address).status_code == 401
    office = sign_in(cast.office)
    assert office.get("/api/v1/registers/genealogies", {"q": book.shelf or book.name}).status_code == 200
    assert office.get("/api/v1/registers/genealogies", {"q": book.name}).json()["count"] == 1
    assert office.get("/api/v1/registers/genealogies?filter=kind:letters").json()["count"] == 0
    assert len(office.get("/api/v1/registers").json()["items"]) == len(catalogue)
    assert office.get("/api/v1/registers/no-such").status_code == 404
    assert office.get("/api/v1/registers/genealogies/99999999999999999999").status_code == 404


def test_more_records_need_no_more_queries(books, cast, client, sign_in):
    office, asked = sign_in(cast.office), []
    for number in range(10):
        entered(books, cast, row=1, code=f"T{number:03}", published=True)
        if number in {1, 2, 9}:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(PUBLIC_ONE).json()["count"] == number + 1
                assert office.get("/api/v1/registers/genealogies").json()["count"] == number + 1
            asked.append(len(queries))
    assert asked[1] == asked[2]


def test_a_program_that_asks_too_often_waits(books, cast, client, settings):
    settings.LIMITS = settings.LIMITS | {"api.network": (2, timedelta(minutes=5))}
    assert [client.get(PUBLIC_ONE).status_code for _ in range(3)] == [200, 200, 429]


@EVERY
def test_every_value_is_declared_for_those_who_get_it(register):
    """What `values` holds no schema can say, so it is judged here by the register of fields."""
    label = register.model._meta.label_lower

    def read_by(name, audience):
        given = [one.read for one in declared.exposures if one.model == label and name in one.names]
        return PUBLIC in given or any(
            isinstance(one, frozenset) and audience is not PUBLIC and audience <= one for one in given
        )

    assert [one.name for one in _columns(register) if not read_by(one.name, READERS)] == []
    direct = [name for name in register.public_fields if "__" not in name]
    assert [name for name in direct if not read_by(name, PUBLIC)] == []
