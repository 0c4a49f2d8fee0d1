"""Whatever stands in an address as a value, a mark or a filter: every list of every register answers, and no file breaks off."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from tests.factories.registers import entered
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.listing.columns import offered, shown
from yinxin.kit.registers.listing.facets import facets_of
from yinxin.kit.registers.listing.rows import order
from yinxin.kit.registers.listing.state import state_of
from yinxin.kit.registers.listing.turning import turn
from yinxin.kit.registers.public.choosing import facet_names
from yinxin.kit.registers.public.turning import leaf

EACH = pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)

VALUES = (
    "9" * 23,
    "9" * 19,
    "-1",
    "-" + "9" * 30,
    "40000",
    "1e400",
    "1E-400",
    "NaN",
    "Infinity",
    "0e9999999",
    "12.345678901",
    "不是数",
    "٣",
    "0001-01-01",
    "99999-01-01",
    "9999-12-31T23:59:59-14:00",
    "a\0b",
    "汉" * 3_500,
    "x" * 10_000,
    "True",
    "~",
)
TOLD = (*VALUES, 10**30, -(10**30), float("inf"), float("nan"), True, [], {}, None, "\ud800")


@pytest.fixture
def browser(cast, sign_in):
    """A fault that a client would be told as 500 is told as 500."""
    client = sign_in(cast.office)
    client.raise_request_exception = False
    return client


def answered(browser, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code < 500, address[:200]
    if answer.streaming:
        b"".join(answer.streaming_content)


def mark(told: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


NESTED = base64.urlsafe_b64encode(b"[" * 1_400).decode()


def every(*names: str, longest: int = 10_000) -> str:
    """All values of all these facets in one address: one that breaks breaks it all."""
    return "&".join(f"{name}={quote(value[:longest])}" for name in names for value in VALUES)


@EACH
def test_no_value_of_a_facet_breaks_a_list_or_a_file(register, cast, browser):
    entered(register, cast, published=register.is_public)
    names = [facet.name for facet in facets_of(register)]
    answered(browser, f"/registers/{register.slug}/?{every(*names)}")
    for surface in ("export/csv?", "many/?all=on&", "?show=map&"):
        answered(browser, f"/registers/{register.slug}/{surface}{every(*names, longest=300)}")


@EACH
def test_no_value_breaks_what_everybody_sees(register, cast, browser):
    entered(register, cast, published=register.is_public)
    anybody = Client(raise_request_exception=False)
    if register.is_public:
        answered(anybody, f"/r/{register.slug}/?{every(*facet_names(register))}")
    for name in facet_names(register):
        asked = "&".join(f"filter={name}:{quote(value[:250])}" for value in VALUES if "\0" not in value)
        answered(anybody, f"/api/v1/public/registers/{register.slug}?{asked}")
        answered(browser, f"/api/v1/registers/{register.slug}?{asked}")
    for value in VALUES:
        answered(anybody, f"/r/{register.slug}/{quote(value[:900], safe='')}/")


@EACH
def test_no_forged_mark_breaks_a_page(register, cast):
    entered(register, cast, published=register.is_public)
    rows = register.model._default_manager.all()
    for one in shown(register, offered(register)):
        if one.sort:
            state = state_of(register, QueryDict(f"sort={one.name}"))
            for forged in (*(mark([told, 1]) for told in TOLD), NESTED):
                turn(rows, order(state), size=5, after=forged)
    for sort in ("", "new") if register.is_public else ():
        for told in TOLD:
            keys = [told for _key in register.keys]
            leaf(register, lambda rows: rows, size=5, sort=sort, after=mark(keys))
            leaf(register, lambda rows: rows, size=5, sort=sort, after=mark(["2026-01-01", *keys]))
        leaf(register, lambda rows: rows, size=5, sort=sort, after=NESTED)
