"""Clans, branches and persons of genealogies for tests, through the acts that pages use."""

from __future__ import annotations

from typing import Any

from tests.factories.people import Cast
from tests.factories.registers import register_named
from yinxin.apps.roots.families.actions import confirming, entering
from yinxin.apps.roots.families.drafts import EventDraft, NameDraft, PersonDraft, RelationDraft, Source
from yinxin.apps.roots.families.models import (
    Branch,
    Clan,
    Confidence,
    EventKind,
    NameKind,
    Person,
    Place,
    Sex,
    Visibility,
)
from yinxin.apps.roots.families.seen import digest_of
from yinxin.kit.registers import actions

GRAVE = Source(title="后山墓碑", page="东三", quotation="光緒二十年卒", confidence=Confidence.RECORD)
BOOK = Source(title="渡头梁氏族谱", page="卷四", made="光绪十九年")
TOLD = Source(title="梁婆婆口述", confidence=Confidence.TOLD)


def record_of(slug: str, values: dict[str, Any], cast: Cast, *, published: bool = False) -> Any:
    register = register_named(slug)
    made = actions.create(register, {"unit": cast.place, **values}, by=cast.office)
    if published:
        actions.publish(register, register.model._default_manager.filter(pk=made.pk), by=cast.office)
        made.refresh_from_db()
    return made


def clan_of(cast: Cast, *, code: str = "ZZ-1", published: bool = False, **given: Any) -> Clan:
    return record_of(
        "clans", {"code": code, "name": f"渡头梁氏{code}", "surnames": "梁", **given}, cast, published=published
    )


def branch_of(clan: Clan, cast: Cast, **given: Any) -> Branch:
    """Public as its clan is."""
    values = {"code": clan.code, "name": f"长房{clan.code}", "clan": clan, **given}
    return record_of("branches", values, cast, published=clan.published_on is not None)


def place_of(cast: Cast, name: str, **given: Any) -> Place:
    values = {"code": f"DM-{name}", "name": name, "level": "village", **given}
    return record_of("places", values, cast, published=True)


def draft(key: str = "new", **told: Any) -> PersonDraft:
    """梁德昌, who died in 1894 by his gravestone, unless something else is told."""
    source = told.pop("source", GRAVE)
    names = told.pop("names", (NameDraft(NameKind.BIRTH, "梁", told.pop("given", "德昌"), source),))
    events = told.pop("events", None)
    if events is None:
        events = (EventDraft(EventKind.DEATH, source, on="光緒二十年"),)
    return PersonDraft(key=key, names=names, source=source, events=events, **{"sex": Sex.MALE, **told})


def ancestor(branch: Branch, cast: Cast, *relations: RelationDraft, **told: Any) -> Person:
    """A person of the branch, entered by its office and seen by a second official."""
    made = waiting(branch, cast, *relations, **told)
    return confirming.confirm(made, seen=digest_of(made), by=cast.steward)


def waiting(branch: Branch, cast: Cast, *relations: RelationDraft, **told: Any) -> Person:
    """Entered by its office; nobody else has seen the proof yet."""
    told = {"visibility": Visibility.PUBLIC, **told}
    return entering.enter(draft(**told), relations, clan=branch.clan, branch=branch, by=cast.office)
