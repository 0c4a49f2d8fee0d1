"""What the addresses of firms' issues, of parts, of sister cities and of talents can name, and who may open it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from tests.factories.registers import entered, register_named
from tests.factories.world import HERE, WORDS, Sample, World, maker, one
from yinxin.apps.registers.enterprises import actions as firms
from yinxin.apps.registers.enterprises.models import ContactOfficer, Enterprise, Issue
from yinxin.apps.registers.sister_cities.models import Target
from yinxin.apps.registers.talents.models import Answer, AskedFor, ContactRequest, Talent, TalentKind

FIRM = "91440700MA4X1K2P37"


def _firm(world: World) -> Enterprise:
    found = Enterprise.objects.filter(uscc=FIRM).first()
    return found or entered(register_named("enterprises"), world.cast)


def _issue(world: World, *, stage: str = "") -> Issue:
    """A new one at each stage the address wants, since acting on it moves it on."""
    made = firms.raise_issue(
        _firm(world), {"subject": "land", "text": "用地", "raised_on": date(2026, 1, 5)}, by=world.cast.office
    )
    if stage:
        made = firms.assign(made, unit=world.cast.reporting, by=world.cast.office)
    if stage == "answered":
        made = firms.answer(made, words="已办", by=world.cast.reporter)
    return made


@maker("enterprises:issue")
def issues(world: World) -> Iterable[Sample]:
    yield one(_issue(world).pk, *(HERE - {"administrator"}))


@maker("enterprises:raise")
def firms_to_ask(world: World) -> Iterable[Sample]:
    yield one(_firm(world).pk, "office", "steward")


@maker("enterprises:assign")
def issues_to_assign(world: World) -> Iterable[Sample]:
    yield one(_issue(world).pk, "office", "steward")


@maker("enterprises:answer")
def issues_to_answer(world: World) -> Iterable[Sample]:
    yield one(_issue(world, stage="assigned").pk, "office", "reporter", "head")


@maker("enterprises:confirm", "enterprises:reopen")
def issues_to_settle(world: World) -> Iterable[Sample]:
    yield one(_issue(world, stage="answered").pk, "office", "steward")


@maker("registers:part-add")
def firms_to_pair(world: World) -> Iterable[Sample]:
    yield Sample(
        {"register": "enterprises", "pk": _firm(world).pk, "name": "contacts"}, frozenset({"office", "steward"})
    )


@maker("registers:part-change", "registers:part-remove")
def pairings(world: World) -> Iterable[Sample]:
    firm, unit = _firm(world), world.cast.reporting
    kept, _ = ContactOfficer.objects.get_or_create(record=firm, unit=unit, defaults={"since": date(2024, 1, 1)})
    yield Sample({"register": "enterprises", "pk": kept.pk, "name": "contacts"}, frozenset({"office", "steward"}))


def _talent(world: World, kind: TalentKind = TalentKind.EXPERT) -> Talent:
    values = {
        "unit": world.cast.place,
        "expertise": "law",
        "availability": "online",
        "renewed_on": timezone.localdate(),
    }
    return Talent.objects.get_or_create(person=world.cast.nobody, kind=kind, defaults=values)[0]


def _asked(world: World, answer: Answer) -> ContactRequest:
    talent, by = _talent(world), world.cast.clerk
    values = {"unit": world.cast.offices["市外事侨务局"], "asked_for": AskedFor.ADVICE, "errand": "涉外合同"}
    return ContactRequest.objects.create(talent=talent, by=by, answer=answer, asked_on=timezone.localdate(), **values)


WORDS["join/<talent_kind:kind>"] = "expert"


@maker("talents:answer")
def requests_to_answer(world: World) -> Iterable[Sample]:
    yield one(_asked(world, Answer.WAITING).pk, "nobody")


@maker("talents:ask")
def talents_to_ask(world: World) -> Iterable[Sample]:
    yield one(_talent(world).pk, "office", "clerk", "county")


@maker("talents:contact")
def accepted_requests(world: World) -> Iterable[Sample]:
    yield one(_asked(world, Answer.ACCEPTED).pk, "clerk")


@maker("sister_cities:target-remove")
def targets_to_remove(world: World) -> Iterable[Sample]:
    told = {
        "side": "city",
        "since": date(2026, 1, 1),
        "until": date(2026, 12, 31),
        "number": 6,
        "by": world.cast.office,
    }
    yield one(Target.objects.create(unit=world.cast.place, **told).pk, "office", "steward")
