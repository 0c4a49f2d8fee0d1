"""Which records a round looks at, which were answered, and how many of each: computed from the records and the answers there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from yinxin.domain.registers import Standing
from yinxin.kit.registers.addresses import of_record
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import CampaignLine, Change, CheckAnswer
from yinxin.kit.registers.moving.evidence import label_of
from yinxin.kit.registers.rounds.rounds import Round

KEYS = 5_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a round is with some records. `key` is what the records have in common, as an address names it."""

    label: str
    key: str
    total: int
    done: int
    overdue: int

    @property
    def open(self) -> int:
        return self.total - self.done

    @property
    def percent(self) -> int:
        """Rounded down, so that a hundred means all."""
        return self.done * 100 // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a due list."""

    register: Register
    record: Any
    standing: Standing
    answer: CheckAnswer | None

    @property
    def name(self) -> str:
        return self.register.name_of(self.record)

    @property
    def address(self) -> str:
        return of_record(self.register, self.record.pk)


def looked_at(asked: Round, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the rows that the round looks at. What came into the register after the last day is not due."""
    if asked.campaign is not None:
        return rows.filter(pk__in=CampaignLine.objects.filter(campaign=asked.campaign).values("record"))
    there = Change.objects.filter(register=asked.register.slug, version=1, at__lt=_midnight_after(asked.last))
    return asked.register.checked(asked.check, rows.filter(pk__in=there.values("record")))


def answers_of(asked: Round) -> QuerySet[CheckAnswer]:
    return CheckAnswer.objects.filter(register=asked.register.slug, round=asked.name, period=asked.period)


def open_ones(asked: Round, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Not answered yet."""
    return looked_at(asked, rows).exclude(pk__in=answers_of(asked).values("record"))


def answered_ones(asked: Round, rows: QuerySet[Any]) -> QuerySet[Any]:
    return looked_at(asked, rows).filter(pk__in=answers_of(asked).values("record"))


def whole(asked: Round, rows: QuerySet[Any], today: date) -> Tally:
    """The round over all rows."""
    counts = looked_at(asked, rows).order_by().aggregate(total=Count("pk"), done=Count("pk", filter=_answered(asked)))
    return _tally("", "", counts["total"], counts["done"], asked, today)


def by(asked: Round, rows: QuerySet[Any], path: str, today: date) -> list[Tally]:
    """The same for each value of a field; the most open first, then by name."""
    counted = (
        looked_at(asked, rows)
        .order_by()
        .values_list(path)
        .annotate(total=Count("pk"), done=Count("pk", filter=_answered(asked)))
    )
    found = list(counted)
    labels = labels_of(asked.register, path, [value for value, _total, _done in found])
    tallies = [
        _tally(labels.get(value, ""), "" if value is None else str(value), total, done, asked, today)
        for value, total, done in found
    ]
    return sorted(tallies, key=lambda one: (-one.open, one.label))


def labels_of(register: Register, path: str, values: Iterable[Any]) -> dict[Any, str]:
    """What values of a field are called: rows by their names, choices by their labels."""
    field = field_of(register, path)
    if field.is_relation:
        rows = field.related_model._default_manager.in_bulk([one for one in values if one is not None])
        return {pk: str(row) for pk, row in rows.items()}
    labels = dict(field.flatchoices)
    return {value: str(labels.get(value, value)) for value in values if value not in (None, "")}


def field_of(register: Register, path: str) -> Any:
    model: Any = register.model
    field: Any = None
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model
    return field


def accounts(register: Register) -> list[tuple[str, str]]:
    """The fields by which due lists are counted, with what they are called."""
    return [(path, label_of(register, path)) for path in register.accounts.split()]


def lines(asked: Round, records: Iterable[Any], today: date) -> list[Line]:
    """Some records with how they stand, in as few queries as for one."""
    records = list(records)
    known = {one.record: one for one in _answers_about(asked, [one.pk for one in records])}
    return [
        Line(
            asked.register,
            one,
            asked.standing(today, known[one.pk].seen_on if one.pk in known else None),
            known.get(one.pk),
        )
        for one in records
    ]


def _answers_about(asked: Round, keys: list[int]) -> Iterator[CheckAnswer]:
    """A database takes only so many keys in one question."""
    for start in range(0, len(keys), KEYS):
        yield from answers_of(asked).filter(record__in=keys[start : start + KEYS]).select_related("by")


def _answered(asked: Round) -> Q:
    return Q(pk__in=answers_of(asked).values("record"))


def _tally(label: str, key: str, total: int, done: int, asked: Round, today: date) -> Tally:
    return Tally(label, key, total, done, total - done if asked.is_overdue(today) else 0)


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
