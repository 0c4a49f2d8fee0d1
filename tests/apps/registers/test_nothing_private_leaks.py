"""What a register does not declare public is nowhere where the public looks: every register, every surface.

A record whose private fields all hold a mark of their own is published, and everything that is open to everybody is read.
A new public address fails this test until it is among the surfaces.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import models
from django.test import Client

from tests.factories.people import Cast
from tests.factories.registers import entered
from yinxin.config.urls import urlpatterns
from yinxin.kit.policy import PUBLIC
from yinxin.kit.policy.addresses import declared_policies
from yinxin.kit.registers import actions, writing
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act, Hook, News
from yinxin.kit.registers.opendata import shelf
from yinxin.kit.registers.opendata.dumping import dump
from yinxin.kit.registers.public.columns import path_of
from yinxin.kit.registers.public.keys import address_of
from yinxin.kit.registers.public.rows import PublicRow, public_values
from yinxin.kit.registers.webhooks.telling import message
from yinxin.kit.vault.fields import SealedField

OPEN = [one for one in catalogue if one.is_public]
EVERY_OPEN = pytest.mark.parametrize("register", OPEN, ids=lambda one: one.slug)
EVERY = pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)
KEPT_BY_THE_ENGINE = {"id", "stage", "published_on", "checked_on", "changed_at", "version"}
NAMED_IN_OTHERS = {"places": 12, "clans": 2, "branches": 2, "generation-poems": 2}
"""Registers whose sample names stand in the words of others: a village in the name of its clan, a clan in that of its
books. Their record gets a name of its own; it is a row that holds no other."""

READ_ELSEWHERE = re.compile(r"r/(ancestors|books)/|r/.*/tree/export/")
"""Public addresses beside the registers; tests/apps/roots/test_nobody_living.py asks every one of them."""

SURFACES = {
    "robots.txt",
    "r/",
    "r/sitemap.xml",
    "r/catalog.jsonld",
    "r/changes.atom",
    "r/<register:register>/",
    "r/<register:register>/sitemap/<row:part>.xml",
    "r/<register:register>/changes.atom",
    "r/<register:register>/points.geojson",
    "r/<register:register>/data/<str:name>",
    "r/<register:register>/<str:key>/",
    "api/v1/public/registers",
    "api/v1/public/registers/<slug>",
    "api/v1/public/registers/<slug>/<key>",
}


@pytest.fixture(autouse=True)
def _own_shelf(settings, tmp_path):
    settings.OPEN_DATA = tmp_path


def private_fields(register: Register) -> list[models.Field[Any, Any]]:
    """Every column of the record that is neither public nor the engine's own."""
    shown = {name.split("__")[0] for name in register.public_fields} | KEPT_BY_THE_ENGINE
    return [field for field in register.model._meta.concrete_fields if field.name not in shown]


def marked(field: models.Field[Any, Any], number: int) -> Any:
    """A value that stands nowhere else; None for a field that can hold none."""
    word = f"qz{number:02}wx"
    if field.choices or field.is_relation or isinstance(field, models.BooleanField | SealedField):
        return None
    if isinstance(field, models.URLField):
        return f"https://{word}.example.org/"
    if isinstance(field, models.CharField | models.TextField):
        return word if (field.max_length or 99) >= len(word) else None
    if isinstance(field, models.DateField):
        return None if isinstance(field, models.DateTimeField) else date(1811, 3, 1 + number % 28)
    if isinstance(field, models.DecimalField):
        return Decimal(f"{8_131_600 + number}") if field.max_digits - field.decimal_places > 7 else None
    if isinstance(field, models.IntegerField) and not isinstance(field, models.SmallIntegerField):
        return 81_317_000 + number
    return None


def marks_of(register: Register) -> dict[str, Any]:
    found = {field.name: marked(field, number) for number, field in enumerate(private_fields(register))}
    return {name: value for name, value in found.items() if value is not None}


def public_record(register: Register, cast: Cast, row: int = 0, **given: object) -> Any:
    """Published, in a stage in which it may be seen."""
    record = entered(register, cast, row=row, **given)
    if register.stages:
        shown = next(stage.name for stage in register.stages.stages if stage.shown)
        register.model._default_manager.filter(pk=record.pk).update(stage=shown)
    actions.publish(register, register.model._default_manager.filter(pk=record.pk), by=cast.office)
    assert register.public_rows().filter(pk=record.pk).exists()
    record.refresh_from_db()
    return record


def mark(register: Register, record: Any, cast: Cast) -> list[str]:
    """The marks, as anything would print them. Also the unit that answers bears one, unless it is public."""
    marks = marks_of(register)
    before = writing.values_of(register, record)
    for name, value in marks.items():
        setattr(record, name, value)
    writing.write(register, [writing.Edit(record, before, Act.MOVED)], by=cast.office, reason="qzreason")
    record.refresh_from_db()
    held = {name: getattr(record, name) for name, value in marks.items() if getattr(record, name) == value}
    words = [str(value) for value in held.values()] + ["qzreason", cast.office.name, cast.office.email]
    shown = {path_of(register, name) for name in register.public_fields}
    unit = next((name for name in ("unit__name",) if hasattr(record, "unit_id") and name not in shown), "")
    if unit:
        type(record.unit)._default_manager.filter(pk=record.unit_id).update(name="qzunit")
    return [*words, *(["qzunit"] if unit else [])]


def unless_public(register: Register, words: list[str], row: PublicRow) -> list[str]:
    """Without what a public act made public: the register computes a public field of it."""
    shown = {str(row.values[name]) for name in register.public_fields}
    return [word for word in words if word not in shown]


def read_everything(register: Register, address: str) -> Iterator[tuple[str, str]]:
    """Each surface by its name, with all it says."""
    client, slug = Client(), register.slug
    pages = [
        "/robots.txt",
        "/r/",
        "/r/sitemap.xml",
        "/r/catalog.jsonld",
        "/r/changes.atom",
        f"/r/{slug}/",
        f"/r/{slug}/?sort=new",
        f"/r/{slug}/sitemap/1.xml",
        f"/r/{slug}/changes.atom",
        f"/r/{slug}/points.geojson",
        *(f"/r/{slug}/{address}/?language={code}" for code in ("zh-hans", "zh-hant", "en")),
        *(f"/r/{slug}/data/{name}" for name in shelf.MEDIA_TYPES),
        "/api/v1/public/registers",
        f"/api/v1/public/registers/{slug}",
        f"/api/v1/public/registers/{slug}/{address}",
    ]
    for page in pages:
        answer = client.get(page)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield page, text.decode()
    for news in News.objects.filter(register=slug):
        yield "webhook", json.dumps(message(slug, str(news.pk), 1, "key"), ensure_ascii=False)


@EVERY_OPEN
def test_no_surface_says_what_is_private(register, cast):
    record = public_record(register, cast)
    words = mark(register, record, cast)
    dump(register)
    (row,) = public_values(register)
    words = unless_public(register, words, row)
    everything = dict(read_everything(register, row.address))
    assert len(words) > 3
    leaks = [(surface, word) for surface, text in everything.items() for word in words if word in text]
    assert leaks == []
    assert row.address in everything["/r/" + register.slug + "/"]
    assert row.address in everything["webhook"]


@EVERY_OPEN
def test_a_private_word_finds_nothing(register, cast, client):
    record = public_record(register, cast)
    words = mark(register, record, cast)
    (row,) = public_values(register)
    words = [word for word in unless_public(register, words, row) if word.isascii()]
    for word in words:
        assert row.address not in client.get(f"/r/{register.slug}/", {"q": word}).content.decode(), word
        assert client.get(f"/api/v1/public/registers/{register.slug}", {"q": word}).json()["count"] == 0, word
    for name in register.facets.split():
        if name not in register.public_fields:
            whole = client.get(f"/r/{register.slug}/").content
            assert row.address in client.get(f"/r/{register.slug}/", {name: "nothing"}).content.decode()
            assert f"{name}=".encode() not in whole


@EVERY_OPEN
def test_every_surface_has_the_declared_fields_and_no_others(register, cast, client):
    public_record(register, cast)
    dump(register)
    (row,) = public_values(register)
    declared = set(register.public_fields)
    shown = client.get(f"/api/v1/public/registers/{register.slug}/{row.address}").json()
    (listed,) = client.get(f"/api/v1/public/registers/{register.slug}").json()["items"]
    (described,) = [
        one for one in client.get("/api/v1/public/registers").json()["items"] if one["slug"] == register.slug
    ]
    (dumped,) = json.loads(shelf.path(register, "records.json").read_text())
    sheet = csv.reader(io.StringIO(shelf.path(register, "records.csv").read_text(encoding="utf-8-sig")))
    package = json.loads(shelf.path(register, "datapackage.json").read_text())
    (told,) = message(register.slug, str(News.objects.latest("pk").pk), 1, "key")["items"]
    key_sets = {
        "rows": set(row.values),
        "api item": set(shown["values"]),
        "api list": set(listed["values"]),
        "api description": {one["name"] for one in described["fields"]},
        "json": set(dumped),
        "csv": set(next(sheet)),
        "package": {one["name"] for one in package["resources"][0]["schema"]["fields"]},
        "webhook": set(told["values"]),
    }
    many = {"api list", "json", "csv", "package", "webhook"}
    wanted = {one: declared - register.unlisted_fields if one in many else declared for one in key_sets}
    assert {one: keys ^ wanted[one] for one, keys in key_sets.items() if keys != wanted[one]} == {}
    assert set(shown) == {"key", "url", "published_on", "checked_on", "values"}


@EVERY_OPEN
def test_what_is_not_published_is_nowhere(register, cast):
    """Also what was published once, and what stands in a stage nobody may see."""
    given = {"name": "钤甲乙丙"} if register.slug in NAMED_IN_OTHERS else {}
    record = public_record(register, cast, row=NAMED_IN_OTHERS.get(register.slug, 0), **given)
    other = public_record(register, cast, row=1)
    rows = {row.pk: row for row in public_values(register)}
    names = {
        pk: [str(row.values[name]) for name in (*register.keys, register.title) if name in row.values]
        for pk, row in rows.items()
    }
    actions.withdraw(register, register.model._default_manager.filter(pk=record.pk), by=cast.office, reason="撤下")
    dump(register)
    everything = dict(read_everything(register, rows[record.pk].address))
    assert rows[other.pk].address in everything["/r/" + register.slug + "/"]
    for surface, text in everything.items():
        said = text.replace(rows[record.pk].address, "") if rows[record.pk].address in surface else text
        assert [name for name in names[record.pk] if name in said] == [], surface
    assert "不再公开" in everything[f"/r/{register.slug}/{rows[record.pk].address}/?language=zh-hans"]


@EVERY_OPEN
def test_a_stage_that_is_not_shown_hides_a_published_record(register, cast, client):
    hidden = [stage.name for stage in register.stages.stages if not stage.shown] if register.stages else []
    record = public_record(register, cast)
    (row,) = public_values(register)
    for stage in hidden:
        actions.change(register, record, {"stage": stage}, by=cast.office, act=Act.MOVED)
        assert client.get(f"/r/{register.slug}/{row.address}/").status_code == 410
        assert client.get(f"/api/v1/public/registers/{register.slug}/{row.address}").status_code == 404
        assert row.address not in client.get(f"/r/{register.slug}/changes.atom").content.decode()
    assert client.get(f"/r/{register.slug}/").status_code == 200


@pytest.mark.parametrize(
    "register",
    [
        pytest.param(one, id=one.slug, marks=() if one.slug in {"genealogies", "talents"} else pytest.mark.slow)
        for one in catalogue
    ],
)
def test_a_stranger_and_an_applicant_find_no_page_of_the_office(register, cast, sign_in):
    record = entered(register, cast)
    applicant, stranger = sign_in(cast.nobody), Client()
    tried = 0
    for address in declared_policies(urlpatterns):
        if not re.match(r"(registers/<register:register>|api/v1/registers)", address.route):
            continue
        for one in address.policies:
            for method in one.methods - {"HEAD"}:
                url = "/" + re.sub(
                    r"<(?:\w+:)?(\w+)>",
                    lambda found: register.slug if found[1] in {"register", "slug"} else str(record.pk),
                    address.route,
                )
                assert applicant.generic(method, url).status_code == 404, (method, url)
                away = stranger.generic(method, url)
                assert away.status_code in {302, 401}, (method, url)
                assert away.status_code == 401 or away["Location"].startswith("/sign-in/")
                tried += 1
    assert tried > 4


def test_every_public_address_is_read_here():
    open_to_all = {
        address.route
        for address in declared_policies(urlpatterns)
        if any(one.audience is PUBLIC for one in address.policies)
        and re.match(r"r/|robots|api/v1/public/", address.route)
        and not READ_ELSEWHERE.match(address.route)
    }
    assert open_to_all == SURFACES


@EVERY
def test_the_api_of_the_office_holds_no_fact_about_a_person(register, cast, sign_in):
    """A register that names persons gives out what is public of them, to officials too."""
    entered(register, cast)
    if register.is_public:
        public_record(register, cast, row=1)
    items = sign_in(cast.office).get(f"/api/v1/registers/{register.slug}").json()["items"]
    hidden = register.personal_fields - set(register.consented.split())
    if not register.personal_fields:
        assert len(items) == 1 + register.is_public
    else:
        assert len(items) == int(register.is_public)
        assert all(set(one["values"]) <= set(register.public_fields) for one in items)
    for told in items:
        assert not hidden & set(told["values"])
        assert set(told["values"]) >= set(register.keys)
        assert sign_in(cast.office).get(f"/api/v1/registers/{register.slug}/{told['id']}").json() == told


def test_registers_that_are_not_public_have_no_public_address(client, cast):
    for register in catalogue:
        if not register.is_public:
            for page in ("", "changes.atom", "points.geojson", "sitemap/1.xml", "data/records.csv", "x/"):
                assert client.get(f"/r/{register.slug}/{page}").status_code == 404
            assert client.get(f"/api/v1/public/registers/{register.slug}").status_code == 404


def test_the_key_of_every_register_makes_an_address(cast):
    for register in OPEN:
        record = public_record(register, cast)
        (row,) = public_values(register)
        assert row.address == address_of(register, row.values)
        assert row.pk == record.pk


def test_hooks_hold_no_secret(cast):
    hook = Hook.objects.create(url="https://partner.example.org/in", by=cast.office)
    assert not {field.name for field in hook._meta.fields} & {"secret", "key", "token"}
