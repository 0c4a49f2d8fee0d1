"""What the registers know of a place that was found: its page, the county it lies in, its names over time, and a point on the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse

from yinxin.apps.roots.families.models import PlaceName
from yinxin.apps.roots.seeking.box.in_gazetteer import Name
from yinxin.apps.roots.seeking.box.named_places import OWN
from yinxin.domain.roots.place_rows import bare
from yinxin.domain.text.fold import simplified
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow, public_values
from yinxin.kit.saying.romanised import romanised, with_sound

MOST = 100


@dataclass(slots=True)
class Known:
    """One place of the register, under the name that was found."""

    pk: int
    title: str
    url: str
    within: str
    summary: str
    names: list[Name] = field(default_factory=list)

    @property
    def sound(self) -> str:
        return romanised(self.title)

    @property
    def within_with_sound(self) -> str:
        return with_sound(self.within)


@dataclass(frozen=True, slots=True)
class Found:
    """`by_number` are the places of the register that the search itself named, `by_name` those that are called so today, by their
    bare simplified name."""

    by_number: Mapping[str, Known]
    by_name: Mapping[str, list[Known]]

    def of(self, number: str | None, name: str) -> list[Known]:
        """What the register knows of one candidate."""
        own = self.by_number.get(number or "")
        return [own] if own is not None else self.by_name.get(key(name), [])


def known_places(candidates: Iterable[tuple[str | None, str]]) -> Found:
    """For candidates as (number in the pool, name). Two queries, however many."""
    pairs, register = list(candidates), catalogue.get("places")
    if register is None or not pairs:
        return Found({}, {})
    rows = list(public_values(register, lambda rows: rows.filter(_asked(pairs)).distinct().order_by("pk")[:MOST]))
    known = {row.pk: _known(register, row) for row in rows}
    by_name: dict[str, list[Known]] = {}
    for row in rows:
        by_name.setdefault(key(str(row.values["name"])), []).append(known[row.pk])
    for one in PlaceName.objects.filter(record__in=known).order_by("since_year", "pk"):
        known[one.record_id].names.append(Name(one.text, _span(one)))
    by_number = {f"{OWN}{pk}": one for pk, one in known.items()}
    return Found(by_number, by_name)


def _asked(pairs: Iterable[tuple[str | None, str]]) -> Q:
    numbers = [int(number.removeprefix(OWN)) for number, _name in pairs if number and number.startswith(OWN)]
    condition = Q(pk__in=numbers)
    for form in sorted({form for _number, name in pairs for form in (key(name), bare(name))}):
        condition |= Q(name__startswith=form)
    return condition


def key(name: str) -> str:
    """新寧縣 and 新宁 are the same place to somebody who reads a paper."""
    return simplified(bare(name))


def _known(register: Register, row: PublicRow) -> Known:
    url = reverse("registers:public-record", args=[register, row.address])
    within, summary = (str(row.values.get(name) or "") for name in ("within__name", "summary"))
    return Known(row.pk, title_of(register, row), url, within, summary)


def _span(one: PlaceName) -> str:
    since, until = str(one.since or ""), str(one.until or "")
    return f"{since}–{until}" if since or until else ""
