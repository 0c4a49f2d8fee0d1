"""The due list of one round of a register: how far it is, by unit and by town, and each record with how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from yinxin.domain.registers import period_before, period_named
from yinxin.kit.registers.access import acting
from yinxin.kit.registers.addresses import of_list
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.rounds import access, due
from yinxin.kit.registers.rounds.rounds import Round, rounds_asked

PAGE = 50
STANDINGS = ("open", "done")


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to look at the list; `query` is what its address says."""

    label: str
    query: str
    here: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks for. `by` and `value` choose the records of one unit or town."""

    by: str
    value: str
    standing: str


class DuePage:
    """Everything the page prints; the export takes `rows`."""

    def __init__(self, request: HttpRequest, register: Register) -> None:
        self.register = register
        self.query: QueryDict = request.GET
        self.today = timezone.localdate()
        self.user = acting(request)
        self.seen = register.visible_to(self.user)
        asked = access.round_shown(register, self.query.get("round", ""), self.query.get("period", ""), self.seen)
        if asked is None:
            raise Http404
        self.round: Round = asked
        self.filter = self._filter()

    @property
    def rows(self) -> QuerySet[Any]:
        """The records of the list, those not answered first where the address does not say which."""
        shown = self.of_account
        if self.filter.standing == "done":
            return due.answered_ones(self.round, shown).order_by("pk")
        if self.filter.standing == "open":
            return due.open_ones(self.round, shown).order_by("pk")
        return due.looked_at(self.round, shown).order_by("pk")

    @property
    def of_account(self) -> QuerySet[Any]:
        if not self.filter.by:
            return self.seen
        value = self.filter.value
        return self.seen.filter(**{self.filter.by: value} if value else {f"{self.filter.by}__isnull": True})

    @cached_property
    def page(self) -> Page[Any]:
        return Paginator(self.rows, PAGE).get_page(self.query.get("page"))

    @cached_property
    def lines(self) -> list[due.Line]:
        return due.lines(self.round, self.page.object_list, self.today)

    @cached_property
    def kept(self) -> set[int]:
        """Of the records on this page those that this reader checks."""
        there = [line.record.pk for line in self.lines]
        return set(self.register.kept_by(self.user).filter(pk__in=there).values_list("pk", flat=True))

    @property
    def whole(self) -> due.Tally:
        return due.whole(self.round, self.of_account, self.today)

    @property
    def tables(self) -> list[tuple[str, str, list[due.Tally]]]:
        """One for each field by which the register is counted: what it is called, its name, and the counts."""
        return [
            (label, path, due.by(self.round, self.seen, path, self.today))
            for path, label in due.accounts(self.register)
        ]

    @property
    def account(self) -> str:
        """The unit or town the list is about."""
        if not self.filter.by:
            return ""
        field = due.field_of(self.register, self.filter.by)
        value = field.to_python(self.filter.value) if self.filter.value and not field.is_relation else self.filter.value
        if field.is_relation:
            value = int(value) if value.isdecimal() else None
        return due.labels_of(self.register, self.filter.by, [value]).get(value, "")

    @property
    def rounds(self) -> list[Choice]:
        """The present rounds, the shown one, and the one before the shown."""
        found = {(one.name, one.period): one for one in [*rounds_asked(self.register, self.today), self.round]}
        if not self.round.campaign:
            check = self.round.check
            period = period_before(check, period_named(check, self.round.period))
            earlier = access.round_of(self.register, check.name, period.name)
            found.setdefault((earlier.name, earlier.period), earlier)
        ordered = sorted(found.values(), key=lambda one: (one.last, one.name), reverse=True)
        return [self._choice(one) for one in ordered]

    @property
    def register_address(self) -> str:
        return of_list(self.register)

    @property
    def is_overdue(self) -> bool:
        return self.round.is_overdue(self.today)

    def _choice(self, one: Round) -> Choice:
        query = QueryDict(mutable=True)
        query.update({"round": one.name, "period": one.slug})
        return Choice(one.label, query.urlencode(), (one.name, one.period) == (self.round.name, self.round.period))

    def _filter(self) -> Filter:
        by, standing = self.query.get("by", ""), self.query.get("standing", "")
        value = self.query.get("value", "")
        if by and (by not in self.register.accounts.split() or not self._fits(by, value)):
            raise Http404
        return Filter(by, value, standing if standing in STANDINGS else "")

    def _fits(self, by: str, value: str) -> bool:
        """Whether the database would take the value for the field: a number for a key."""
        field = due.field_of(self.register, by)
        return not value or not field.is_relation or (value.isdecimal() and len(value) < 16)
