"""The board: pairs by stage and our side, how lively the signed ones are, and how far the targets have been reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import User
from yinxin.apps.registers.sister_cities import access
from yinxin.apps.registers.sister_cities.models import Exchange, SisterCity, Target
from yinxin.apps.registers.sister_cities.stages import SIGNED, STAGES
from yinxin.domain.registers.exchanges import Activity, Liveliness, activity

LEVELS: dict[Liveliness, Promise] = {
    Liveliness.FREQUENT: _("交往频繁"),
    Liveliness.FEW: _("交往不多"),
    Liveliness.STALLED: _("停滞"),
}
RULE = _(
    "近12个月有3次以上交往为频繁；不足3次、近24个月有过的为不多；满24个月没有的为停滞，从未有过的从结好日起算。下一次交往登记后自动恢复。"
)


@dataclass(frozen=True, slots=True)
class Cell:
    stage: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One city or county of ours, with how many of its pairs stand in each stage."""

    unit: int
    name: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Pair:
    city: SisterCity
    activity: Activity

    @property
    def level(self) -> Promise:
        return LEVELS[self.activity.level]

    @property
    def is_stalled(self) -> bool:
        return self.activity.level is Liveliness.STALLED


@dataclass(frozen=True, slots=True)
class Reached:
    """A target with the pairs that were signed in its time."""

    target: Target
    signed: tuple[SisterCity, ...]


@dataclass(frozen=True, slots=True)
class Board:
    stages: tuple[object, ...]
    rows: list[Row]
    pairs: list[Pair]
    targets: list[Reached]
    rule: Promise = RULE


def board(user: User) -> Board:
    """As many queries for a thousand pairs as for one."""
    today = timezone.localdate()
    signed = list(access.pairs(user).filter(stage__in=SIGNED))
    labels = tuple(stage.label for stage in STAGES.stages)
    return Board(labels, _rows(user), pairs_of(signed, today=today), _targets(user, signed))


def pairs_of(cities: Sequence[SisterCity], *, today: date) -> list[Pair]:
    """Stalled ones first, then the one whose last exchange lies longest back."""
    days: dict[int, list[date]] = defaultdict(list)
    kept = Exchange.objects.filter(record__in=[city.pk for city in cities], struck_at__isnull=True)
    for record, on in kept.values_list("record", "on"):
        days[record].append(on)
    made = [Pair(city, activity(days[city.pk], signed_on=_begun(city), today=today)) for city in cities]
    order = {Liveliness.STALLED: 0, Liveliness.FEW: 1, Liveliness.FREQUENT: 2}
    return sorted(made, key=lambda one: (order[one.activity.level], one.activity.last or _begun(one.city)))


def _begun(city: SisterCity) -> date:
    """No step signs a pair without its day; one that was entered as signed counts from the day it was entered."""
    return city.signed_on or city.changed_at.date()


def _rows(user: User) -> list[Row]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    names: dict[int, str] = {}
    found = access.pairs(user).values("unit", "unit__name", "stage").annotate(n=Count("pk"))
    for one in found.order_by("unit__order", "unit"):
        names[one["unit"]] = one["unit__name"]
        counts[one["unit"]][one["stage"]] = one["n"]
    return [_row(unit, name, counts[unit]) for unit, name in names.items()]


def _row(unit: int, name: str, counts: dict[str, int]) -> Row:
    cells = tuple(Cell(stage.name, counts.get(stage.name, 0)) for stage in STAGES.stages)
    return Row(unit, name, cells, sum(counts.values()))


def _targets(user: User, signed: Sequence[SisterCity]) -> list[Reached]:
    return [_reached(target, signed) for target in access.targets(user)]


def _reached(target: Target, signed: Sequence[SisterCity]) -> Reached:
    """Those of the place and of all below it, on the side the target is about."""
    return Reached(
        target,
        tuple(
            city
            for city in signed
            if city.signed_on is not None
            and target.since <= city.signed_on <= target.until
            and city.side == target.side
            and city.unit.trail.startswith(target.unit.trail)
        ),
    )
