"""减负账: what reporting asked of the units, by plan and round, and a counter anybody may look at. Units only, never persons.

What the pages really took is shown for a whole round, and only where at least ten reports were measured: with fewer it could tell
how long one person sat at hers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth

from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.progress.models import Line, Report, Round
from yinxin.domain.progress.burden import Load

ENOUGH = 10
"""Measured reports below which no measured time is shown."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was asked: lines, the load of them, in how many units or rounds. `key` and `name` say of what; `measured` in seconds."""

    key: int
    name: str
    lines: int
    of: int
    load: Load
    measured: int | None = None

    @property
    def measured_minutes(self) -> int | None:
        return None if self.measured is None else -(-self.measured // 60)


@dataclass(frozen=True, slots=True)
class PlanAccount:
    """The account of a plan: by round, and by unit in one round or in all. `overseen`: the reader may open the round itself."""

    plan: Plan
    rounds: tuple[Cost, ...]
    units: tuple[Cost, ...]
    chosen: int
    total: Load
    overseen: bool = False


@dataclass(frozen=True, slots=True)
class Counter:
    """What every unit was asked in one year. With a unit chosen, by month."""

    year: int
    years: tuple[int, ...]
    units: tuple[Cost, ...]
    unit: str
    months: tuple[Cost, ...]
    total: Load


def plan_account(plan: Plan, chosen: int, *, overseen: bool = False) -> PlanAccount:
    lines = Line.objects.filter(round__plan=plan, excused="")
    measured = _measured(plan)
    rows = _summed(lines.order_by().values("round", "round__name", "round__opens_on"), "unit")
    rounds = tuple(
        _cost(one, one["round"], one["round__name"], measured.get(one["round"]))
        for one in rows.order_by("-round__opens_on", "-round")
    )
    narrowed = lines.filter(round=chosen) if chosen else lines
    return PlanAccount(plan, rounds, _by_unit(narrowed), chosen, sum((one.load for one in rounds), Load()), overseen)


def counter(asked_year: int, unit: int) -> Counter:
    """Over confirmed, open plans; neither a plan nor a task is named, for not every reader may know them."""
    public = Line.objects.filter(
        excused="", round__plan__classification=Classification.OPEN, round__plan__state__in=CONFIRMED
    )
    years = tuple(one.year for one in Round.objects.dates("opens_on", "year", order="DESC"))
    year = asked_year if asked_year in years else (years[0] if years else asked_year)
    of_year = public.filter(round__opens_on__range=(date(year, 1, 1), date(year, 12, 31)))
    units = _by_unit(of_year)
    name = next((one.name for one in units if one.key == unit), "")
    months = of_year.filter(unit=unit).annotate(month=ExtractMonth("round__opens_on")).order_by().values("month")
    shown = tuple(_cost(one, one["month"], "") for one in _summed(months, "round").order_by("month")) if name else ()
    return Counter(year, years, units, name, shown, sum((one.load for one in units), Load()))


CONFIRMED = (Plan.State.IN_FORCE, Plan.State.CLOSED)


def _by_unit(lines: QuerySet[Line]) -> tuple[Cost, ...]:
    rows = _summed(lines.order_by().values("unit", "unit__name", "unit__place", "unit__order"), "round")
    ordered = rows.order_by("unit__place", "unit__order", "unit")
    return tuple(_cost(one, one["unit"], one["unit__name"]) for one in ordered)


def _summed(rows: Any, of: str) -> Any:
    return rows.annotate(
        lines=Count("pk"),
        of=Count(of, distinct=True),
        fields_asked=Sum("asked"),
        fields_known=Sum("known"),
        seconds_asked=Sum("seconds"),
    )


def _cost(one: dict[str, Any], key: int, name: str, measured: int | None = None) -> Cost:
    load = Load(one["fields_asked"] or 0, one["fields_known"] or 0, one["seconds_asked"] or 0)
    return Cost(key, name, one["lines"], one["of"], load, measured)


def _measured(plan: Plan) -> dict[int, int]:
    """Seconds the page was worked on, by round, where enough reports were measured."""
    told = Report.objects.filter(round__plan=plan, seconds__gt=0).exclude(state=Report.State.DRAFT).order_by()
    found = told.values("round").annotate(n=Count("pk", filter=Q(seconds__gt=0)), total=Sum("seconds"))
    return {one["round"]: one["total"] for one in found if one["n"] >= ENOUGH}
