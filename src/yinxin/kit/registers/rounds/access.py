"""Which records a user checks, whose rounds she sees, and about which mismatches she decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from yinxin.domain.registers import Standing
from yinxin.kit.registers.access import acting
from yinxin.kit.registers.addresses import of_record
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import Campaign, CheckAnswer, CheckPhoto
from yinxin.kit.registers.rounds import due
from yinxin.kit.registers.rounds.rounds import Round, UnknownRoundError, all_asked, round_named, rounds_asked

AT_ONCE = 60
"""Records on the page for phones, which a phone may keep to be filled in without a network."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One record that one round asks this user to look at."""

    round: Round
    record: Any
    standing: Standing

    @property
    def name(self) -> str:
        return self.round.register.name_of(self.record)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An answer that says the place is not as the record says."""

    answer: CheckAnswer
    register: Register
    record: Any
    decides: bool

    @property
    def name(self) -> str:
        return self.register.name_of(self.record)

    @property
    def address(self) -> str:
        return of_record(self.register, self.record.pk)


def mine(user: Visitor, only: Round | None = None) -> list[Asked]:
    """What this user is asked to look at, the longest overdue first; at most AT_ONCE."""
    today = timezone.localdate()
    rounds = [only] if only else sorted(all_asked(today), key=lambda one: one.last)
    found = (
        Asked(asked, record, asked.standing(today, None))
        for asked in rounds
        for record in due.open_ones(asked, asked.register.kept_by(user)).order_by("pk")[:AT_ONCE]
    )
    return list(islice(found, AT_ONCE))


def to_check(request: HttpRequest, register: Register, pk: int, name: str, period: str) -> tuple[Round, Any]:
    """A round and a record it looks at, which this user may change; else not found."""
    asked = round_of(register, name, period)
    record = due.looked_at(asked, register.kept_by(acting(request))).filter(pk=pk).first()
    if record is None:
        raise Http404
    return asked, record


def round_of(register: Register, name: str, period: str) -> Round:
    try:
        return round_named(register, name, period)
    except UnknownRoundError:
        raise Http404 from None


def round_shown(register: Register, name: str, period: str, rows: QuerySet[Any]) -> Round | None:
    """The round an address names. Without one: of those that look at any of these rows, the one that runs and is due soonest,
    or else the latest; where there is none, the same of all. None where the register is not checked."""
    if name:
        return round_of(register, name, period)
    asked = rounds_asked(register, _today())
    among = [one for one in asked if due.looked_at(one, rows).exists()] or asked
    running = [one for one in among if not one.is_overdue(_today())]
    return next(iter(running or among[-1:]), None)


def answer_of(asked: Round, record: Any) -> CheckAnswer | None:
    rows = due.answers_of(asked).filter(record=record.pk).select_related("by", "settled_by")
    return rows.prefetch_related("photos__file").first()


def photo(request: HttpRequest, pk: int) -> CheckPhoto:
    """A picture of a record this user sees."""
    found = CheckPhoto.objects.filter(pk=pk).select_related("answer", "file").first()
    if found is None or not _sees(acting(request), found.answer):
        raise Http404
    return found


def mismatches(user: Visitor) -> list[Mismatch]:
    """Everything that stands open and this user sees, what has a day by which it is mended first."""
    found = CheckAnswer.objects.filter(agrees=False, settled_at=None).select_related("by").order_by("mend_by", "at")
    by_register: dict[str, list[CheckAnswer]] = {}
    for one in found:
        by_register.setdefault(one.register, []).append(one)
    return [one for slug, some in by_register.items() for one in _mismatches_of(slug, some, user)]


def mismatch(request: HttpRequest, pk: int) -> CheckAnswer:
    """One about which this user decides."""
    found = CheckAnswer.objects.filter(pk=pk, agrees=False).first()
    register = catalogue.get(found.register) if found else None
    if found is None or register is None:
        raise Http404
    if not register.decided_by(acting(request)).filter(pk=found.record).exists():
        raise Http404
    return found


def campaigns(user: Visitor, register: Register) -> QuerySet[Campaign]:
    """Those of a register of which this user sees some record."""
    seen = register.visible_to(user).values("pk")
    return Campaign.objects.filter(register=register.slug, lines__record__in=seen).distinct()


def campaign(request: HttpRequest, pk: int) -> tuple[Register, Campaign]:
    """One of which this user sees some record, or not found."""
    found = Campaign.objects.filter(pk=pk).select_related("opened_by", "closed_by").first()
    register = catalogue.get(found.register) if found else None
    if found is None or register is None or not campaigns(acting(request), register).filter(pk=pk).exists():
        raise Http404
    return register, found


def campaign_led(request: HttpRequest, pk: int) -> tuple[Register, Campaign]:
    """One about all of whose records this user decides, or not found."""
    register, found = campaign(request, pk)
    there = register.model._default_manager.filter(pk__in=found.lines.values("record"))
    decided = register.decided_by(acting(request)).values("pk")
    if there.exclude(pk__in=decided).exists():
        raise Http404
    return register, found


def _mismatches_of(slug: str, answers: list[CheckAnswer], user: Visitor) -> Iterator[Mismatch]:
    register = catalogue.get(slug)
    if register is None:
        return
    seen = register.visible_to(user).in_bulk({one.record for one in answers})
    decided = set(register.decided_by(user).filter(pk__in=seen).values_list("pk", flat=True))
    for one in answers:
        if (record := seen.get(one.record)) is not None:
            yield Mismatch(one, register, record, record.pk in decided)


def _sees(user: Visitor, answer: CheckAnswer) -> bool:
    register = catalogue.get(answer.register)
    return register is not None and register.visible_to(user).filter(pk=answer.record).exists()


def _today() -> Any:
    return timezone.localdate()
