"""Nobody who may live is told of anywhere: a tree of the living and the dead stands in the database, and every address is asked.

The resolver names the addresses, so a new page, API, export, feed or search is asked as soon as it exists. What an address can name
is said in tests/factories/world.py; each is asked besides for the clans and persons of the tree, and with half a hidden name.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote

import pypdfium2
import pytest
from django.http import HttpResponse
from django.test import Client

from tests.apps.test_policy_matrix import addresses, path, samples
from tests.factories.families import GRAVE, ancestor, branch_of, clan_of, place_of
from tests.factories.living_tree import Hidden, plant
from tests.factories.world import World, make_world, signed_in
from yinxin.apps.roots.families import free_text, indexing
from yinxin.apps.roots.families.drafts import EventDraft
from yinxin.apps.roots.families.models import Branch, EventKind, PersonName, person
from yinxin.domain.errors import RefusedError
from yinxin.kit.policy import PUBLIC
from yinxin.kit.policy.addresses import Address
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.opendata.dumping import dump
from yinxin.kit.registers.record import Record

OURS = ("families:", "gedcom:", "books:", "seeking:", "spellings:", "kin:", "registers:", "api:")
"""The addresses that could name a person of a genealogy. Of the others that nobody opens unsigned some are asked here, all in `make soak`."""

SIZE = 150
"""Persons of the ordinary count: every kind of them, of whom each page shows some."""

FEW = 30
"""Every so many of them."""

REGISTERS = ("clans", "branches", "places", "generation-poems")
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
"""As JSON may write a character."""

SEARCHED = "q query name words surname village term text"
"""What addresses call the words they search for."""


@dataclass(frozen=True, slots=True)
class Scene:
    world: World
    hidden: Hidden
    branch: Branch
    is_whole: bool


def make_scene(settings, size: int) -> Scene:
    settings.LIMITS = {name: (10**6, span) for name, (_, span) in settings.LIMITS.items()}
    world = make_world()
    clan = clan_of(world.cast, code="LV-1", published=True)
    branch = branch_of(clan, world.cast, place=place_of(world.cast, "上坊"))
    return Scene(world, plant(branch, size), branch, is_whole=size > SIZE)


def values_of(address: Address, scene: Scene) -> Iterator[dict[str, object]]:
    """What its samples name, and the same with the tree's own records and persons in their place."""
    first = next(iter(samples(address, scene.world))).values
    yield first
    slug = next((name for name in ("register", "slug") if first.get(name) == "genealogies"), None)
    if slug:
        for one in REGISTERS:
            record = catalogue.get(one).model._default_manager.first()
            named = {"pk": record and record.pk, "id": record and record.pk, "key": record and record.code}
            yield {**first, slug: one, **{name: value for name, value in named.items() if name in first and value}}
    if address.name.startswith(OURS) or scene.is_whole:
        numbers = [name for name, value in first.items() if type(value) is int]
        named = [scene.hidden.numbers[0], scene.hidden.shown[4], scene.branch.pk, scene.branch.clan_id]
        yield from ({**first, name: pk} for name in numbers[-1:] for pk in dict.fromkeys(named))


def texts(answer: HttpResponse) -> Iterator[str]:
    """Everything an answer says, headers included; sheets and documents are unpacked, paper is read."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    yield str(dict(answer.headers))
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            yield from (packed.read(name).decode(errors="replace") for name in packed.namelist())
    elif body.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(body) as paper:
            yield from (sheet.get_textpage().get_text_range() for sheet in paper)
    else:
        yield body.decode(errors="replace")


def leaks_in(client: Client, url: str, hidden: Hidden, method: str = "GET") -> set[str]:
    """What of the hidden the answer tells, besides the number it was asked by."""
    answer = client.generic(method, url)
    said = [ESCAPED.sub(lambda found: chr(int(found[1], 16)), part) for part in texts(answer)]
    return {leak for text in said for leak in hidden.in_text(text) if leak not in url}


def walked(scene: Scene, who: dict[str, Client]) -> Iterator[tuple[str, str, Client]]:
    """Every address that can be asked without harm: all by all of `who`, or each by the least of them that is let in."""
    half = scene.hidden.half_names[0]
    words = "&".join(f"{name}={quote('梁' + half)}" for name in SEARCHED.split())
    for turn, address in enumerate(addresses()):
        is_public = any(one.audience is PUBLIC for one in address.policies)
        if not (is_public or scene.is_whole or address.name.startswith(OURS) or not turn % FEW):
            continue
        if not any("GET" in one.methods for one in address.policies):
            continue
        asking = list(who) if scene.is_whole else ["" if is_public else "office"]
        for values in values_of(address, scene):
            url = path(address, values)
            yield from ((name, url, who[name]) for name in asking if name or is_public)
            if is_public and not {"pk", "key", "id"} & values.keys():
                yield "", f"{url}?{words}", who[""]


def leaks(scene: Scene, who: dict[str, Client]) -> list[str]:
    found = []
    for name, url, client in walked(scene, who):
        told = leaks_in(client, url, scene.hidden)
        found += [f"{name or 'anybody'} {url}: {sorted(told)[:3]}"] if told else []
    return found


@pytest.mark.parametrize("size", [SIZE, pytest.param(10_000, marks=pytest.mark.slow)])
def test_no_address_tells_of_anybody_who_may_live(db, settings, caplog, size):
    scene = make_scene(settings, size)
    assert said_in_words(scene.branch, scene.hidden, scene.world.cast) == 0
    browsers = signed_in(scene.world)
    who = {"": Client(), "office": browsers["office"]}
    if scene.is_whole:
        who |= {name: browsers[name] for name in ("clerk", "reader", "administrator", "neighbour")}
    for register in catalogue:
        if register.is_public and (scene.is_whole or register.slug in REGISTERS):
            dump(register)

    with caplog.at_level(logging.DEBUG):
        found = leaks(scene, who)
    assert found == []
    asked = {str(scene.hidden.numbers[0])}
    assert scene.hidden.in_text(caplog.text) <= asked
    assert len(scene.hidden.numbers) > size / 3 < len(scene.hidden.shown)


def said_in_words(branch: Branch, hidden: Hidden, cast) -> int:
    """The whole names of some who are hidden are written into every free text that everybody reads; how often it was let through."""
    name = PersonName.everyone.filter(person=hidden.numbers[0], script="Hant").get().text
    death = EventDraft(EventKind.DEATH, GRAVE, on="1894")

    def enter(**told: str) -> object:
        return ancestor(branch, cast, source=replace(GRAVE, **told), events=(death,))

    def body(slug: str, record: Record, field: str) -> object:
        return actions.change(catalogue.get(slug), record, {field: name}, by=cast.office)

    tries = [partial(enter, **{field: f"{name}家"}) for field in ("title", "page", "quotation")]
    tries += [partial(ancestor, branch, cast, events=(replace(death, place_text=f"{name}宅"),))]
    tries += [partial(body, "branches", branch, field) for field in ("founder", "summary")]
    tries += [partial(body, "clans", branch.clan, field) for field in ("founder", "origin", "summary")]
    let_through = 0
    for one in tries:
        with suppress(RefusedError):
            one()
            let_through += 1
    return let_through


def test_the_walk_sees_what_free_text_would_tell(branch, cast, monkeypatch):
    """With the check off every one of these texts is kept, and the pages are seen to tell of it."""
    hidden = plant(branch, 60)
    assert said_in_words(branch, hidden, cast) == 0
    monkeypatch.setattr(free_text, "_hidden_names", set)
    assert said_in_words(branch, hidden, cast) == 9
    assert leaks_in(Client(), f"/r/branches/{branch.code}/", hidden)
    assert leaks_in(Client(), f"/r/clans/{branch.clan.code}/", hidden)


@pytest.fixture
def branch(cast) -> Branch:
    return branch_of(clan_of(cast, code="LV-1", published=True), cast)


def test_the_index_holds_the_dead_alone(branch):
    hidden = plant(branch, SIZE)
    listed = list(indexing.names())
    assert {int(number) for number, _name in listed} == set(hidden.shown)
    assert hidden.in_text(str(listed)) == set()


def test_the_dead_are_there_to_be_seen(branch):
    """Else nothing would be shown to anybody, and no leak be found."""
    hidden = plant(branch, 60)
    text = Client().get(f"/r/branches/{branch.code}/").content.decode()
    assert all(f"/r/ancestors/{number}/" in text for number in hidden.shown[::5])
    assert Client().get(f"/r/ancestors/{hidden.shown[0]}/").status_code == 200
    assert Client().get(f"/r/ancestors/{hidden.numbers[0]}/").status_code == 404


def test_the_walk_sees_a_leak(branch, cast, monkeypatch):
    """The default manager forgets whom it may show: pages are seen to tell of them, and the names keep their own guard."""
    hidden = plant(branch, 60)
    monkeypatch.setattr(person.Deceased, "get_queryset", lambda self: super(person.Deceased, self).get_queryset())
    office = Client()
    office.force_login(cast.office)
    assert leaks_in(Client(), f"/r/branches/{branch.code}/", hidden)
    assert leaks_in(office, f"/registers/branches/{branch.pk}/", hidden)
    assert hidden.in_text(str(list(indexing.names()))) == set()
