"""Whatever is done to the tables, a head that was kept elsewhere shows it."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest
from django.db import transaction

from tests.factories.chain import drop_guards, publish_head
from tests.factories.people import make_place, make_user
from tests.factories.tampers import KINDS, ONLY_BY_ANCHOR, undone
from yinxin.kit.audit import anchors, chain, erasing
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import look, record

SEED = 1892


@pytest.fixture
def kept(db) -> anchors.SignedHead:
    """A short chain with every kind of event in it, its guards gone, and its head kept outside. Nothing is published inside."""
    place, official = make_place(), make_user("陈科员", "chen@example.org")
    for number in range(5):
        with transaction.atomic():
            record(
                "people.rename-unit", place, by=official, old={"name": "旧"}, new={"name": f"新{number}"}, reason="改名"
            )
    look(official, by=official, purpose="case", about=official, fields=["email"])
    erasing.erase(Event.objects.filter(sequence=4), by=official)
    drop_guards()
    with undone():
        head = anchors.signed(publish_head())
    assert chain.verify([head]).is_sound
    return head


def missed(kept: anchors.SignedHead, name: str, count: int) -> Counter[str]:
    """How many of so many tampers were made, found, and found even without the kept head."""
    chance, told = Random(f"{SEED}{name}"), Counter[str]()
    while told["made"] < count:
        with undone():
            if not KINDS[name](chance, kept.sequence):
                continue
            told["made"] += 1
            told["found"] += not chain.verify([kept]).is_sound
            told["found without"] += not chain.verify().is_sound
    assert chain.verify([kept]).is_sound  # each was taken back, or the next would prove nothing
    return told


def held_true(told: Counter[str], name: str) -> None:
    assert told["found"] == told["made"]
    if name in ONLY_BY_ANCHOR:
        assert told["found without"] < told["made"]  # so it is the kept head that finds them all
    else:
        assert told["found without"] == told["made"]


@pytest.mark.parametrize("name", KINDS)
def test_every_tamper_is_found(kept, name):
    held_true(missed(kept, name, 63), name)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_ten_thousand_tampers_are_found(kept, name):
    count = int(os.environ.get("TAMPERS", "10000")) // len(KINDS)
    told = missed(kept, name, count)
    print(f"{name}: {told['made']} made, {told['found']} found")  # noqa: T201  the figure is what this is run for
    held_true(told, name)
