"""The units of one place, asked by the names that plans print.

`resolve` says which unit a printed name means on a date, or which units a placeholder stands for. What it does not know
it does not guess: it says "unknown" and names the nearest units, for a person to choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from yinxin.domain.placeholders import Placeholder, Reach, placeholder
from yinxin.domain.resolution import Ground, Match, Nearest, Resolution
from yinxin.domain.unit_names import Form, form, is_abbreviation, tidy

__all__ = ["Directory", "Ground", "GroupRow", "Match", "NameRow", "Nearest", "Resolution", "UnitRow"]

GOVERNMENT = "government"
COUNTIES = frozenset("县区旗")
OFFICES = frozenset({"局", "委", "办", "厅"})
NEAR = 55.0
MOST_PROPOSALS = 3


@dataclass(frozen=True, slots=True)
class UnitRow:
    """`level`: province, city, county, town, village. `kind`: government, department, organisation."""

    id: int
    name: str
    level: str
    kind: str
    parent: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a unit; in use from `since`, no longer from `until`."""

    unit: int
    name: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date | None) -> bool:
        if day is None:
            return self.until is None
        return not (self.since and day < self.since) and not (self.until and day >= self.until)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A placeholder with all its spellings. Without members the plan itself must say who is meant."""

    id: int
    names: tuple[str, ...]
    members: tuple[int, ...]


class Directory:
    """Built once for a place, then asked as often as needed. Nothing in it changes after that."""

    def __init__(
        self,
        place: str,
        units: Mapping[int, UnitRow],
        names: Iterable[NameRow],
        groups: Iterable[GroupRow],
        successors: Mapping[int, tuple[int, ...]],
    ) -> None:
        self.place = _area(place)
        self.units = units
        self._successors = successors
        self._printed: dict[str, list[NameRow]] = defaultdict(list)
        self._forms: dict[str, list[NameRow]] = defaultdict(list)
        self._short: dict[tuple[str, str], list[tuple[Form, NameRow]]] = defaultdict(list)
        for row in names:
            self._learn(row)
        for unit in units.values():
            if unit.kind == GOVERNMENT:
                # 蓬江区 for 蓬江区人民政府: in a list of units the area stands for its government.
                self._printed[_area(unit.name)].append(
                    NameRow(unit.id, _area(unit.name), unit.valid_from, unit.valid_to)
                )
        self._groups: dict[str, GroupRow] = {}
        self._patterns: dict[Placeholder, GroupRow] = {}
        for group in groups:
            self._learn_group(group)
        self._near = sorted(self._forms)

    @classmethod
    def of(
        cls,
        *,
        place: str,
        units: Iterable[UnitRow],
        names: Iterable[NameRow] = (),
        groups: Iterable[GroupRow] = (),
        successors: Mapping[int, tuple[int, ...]] | None = None,
    ) -> Directory:
        """A directory from its rows. A unit whose own name is not among `names` answers to it all the same."""
        by_id = {unit.id: unit for unit in units}
        listed = [row for row in names if row.unit in by_id]
        named = {(row.unit, row.name) for row in listed}
        own = [NameRow(unit.id, unit.name, unit.valid_from, unit.valid_to) for unit in by_id.values()]
        listed += [row for row in own if (row.unit, row.name) not in named]
        return cls(place, by_id, listed, groups, successors or {})

    def resolve(self, name: str, *, on: date | None = None) -> Resolution:
        """Which units a printed name means on a day; None asks for today's names."""
        printed = tidy(name)
        if group := self._groups.get(printed):
            return Resolution(Match.GROUP, Ground.GROUP, group.members, group.id)
        for rows in self._by_name(printed):
            if rows:
                return self._chosen(rows, on)
        if meant := placeholder(printed):
            return self._placeholder(meant, on)
        return self._abbreviated(printed, on)

    def _by_name(self, printed: str) -> Iterable[list[NameRow]]:
        """As printed; then without the place and writing habits."""
        yield self._printed.get(printed, [])
        for bare in self._bare(printed):
            yield self._forms.get(form(bare).text, [])

    def _chosen(self, rows: list[NameRow], on: date | None) -> Resolution:
        """The unit that bore the name on the day; else the one that bore it before or would bear it later."""
        then = list(dict.fromkeys(row.unit for row in rows if row.covers(on)))
        units = then or list(dict.fromkeys(row.unit for row in rows))
        if len(units) > 1:
            standing = [unit for unit in units if self._stands(unit, on)]
            units = standing if len(standing) == 1 else units
        if len(units) > 1:
            nearest = tuple(Nearest(unit, self.units[unit].name, 100.0) for unit in units)
            return Resolution(Match.UNKNOWN, Ground.NONE, proposals=nearest)
        return self._standing(units[0], Ground.NAME if then else Ground.FORMER_NAME, on)

    def _standing(self, unit: int, ground: Ground, on: date | None) -> Resolution:
        """The unit, or what took its place when it no longer stood on the day."""
        if self._stands(unit, on):
            return Resolution(Match.UNIT, ground, (unit,))
        followed = self._followed(unit, on)
        return Resolution(Match.UNIT, Ground.SUCCESSOR if followed != (unit,) else ground, followed)

    def _stands(self, unit: int, on: date | None) -> bool:
        ended = self.units[unit].valid_to
        return ended is None or (on is not None and on < ended)

    def _followed(self, unit: int, on: date | None) -> tuple[int, ...]:
        """Successors of successors, until all stand; a unit that ceased without one stays itself."""
        found: dict[int, None] = {}
        waiting, seen = [unit], {unit}
        while waiting:
            one = waiting.pop(0)
            after = [next_one for next_one in self._successors.get(one, ()) if next_one in self.units]
            if self._stands(one, on) or not after:
                found[one] = None
                continue
            waiting += [next_one for next_one in after if next_one not in seen]
            seen.update(after)
        return tuple(found) or (unit,)

    def _placeholder(self, meant: Placeholder, on: date | None) -> Resolution:
        if group := self._patterns.get(meant):
            return Resolution(Match.GROUP, Ground.GROUP, group.members, group.id)
        if meant.reach is Reach.OPEN:
            return Resolution(Match.GROUP, Ground.OPEN)
        below = [
            unit for unit in self.units.values() if self._is_below(unit, meant.reach) and self._stands(unit.id, on)
        ]
        kinds = {_kind(unit) for unit in below}
        # 各县（市、区） is also said where there is no 县: a list with a kind the place lacks is a formula for all.
        if meant.kinds and meant.kinds <= kinds:
            below = [unit for unit in below if _kind(unit) in meant.kinds]
        return Resolution(Match.GROUP, Ground.AREAS, tuple(unit.id for unit in below))

    def _is_below(self, unit: UnitRow, reach: Reach) -> bool:
        """A government of the place that 各市、县 can mean. In a province's plan 市 are the cities, not the towns' 县级市."""
        if unit.kind != GOVERNMENT or unit.parent is None:
            return False
        if reach is Reach.TOWNS:
            return unit.level == "town"
        above = self.units.get(unit.parent)
        return unit.level in {"city", "county"} and (above is None or above.parent is None or _kind(unit) in COUNTIES)

    def _abbreviated(self, printed: str, on: date | None) -> Resolution:
        """The one unit whose name the printed one abbreviates, or abbreviates it; with two such, a person decides."""
        rows: list[NameRow] = []
        for bare in self._bare(printed):
            short = form(bare)
            for full, row in self._short.get((short.body[:1], short.ending), ()):
                if is_abbreviation(short, full) or is_abbreviation(full, short):
                    rows.append(row)
        units = {row.unit for row in rows if row.covers(on)} or {row.unit for row in rows}
        if len(units) == 1:
            return self._standing(units.pop(), Ground.ABBREVIATION, on)
        likely = [Nearest(unit, self.units[unit].name, 90.0) for unit in sorted(units)] or self._other_ending(printed)
        return Resolution(Match.UNKNOWN, Ground.NONE, proposals=tuple(self._nearest(printed, likely)))

    def _other_ending(self, printed: str) -> list[Nearest]:
        """发改委 where the directory has a 发展和改革局: the same work under another kind of office, for a person to judge."""
        units: dict[int, None] = {}
        for bare in self._bare(printed):
            short = form(bare)
            for ending in OFFICES - {short.ending} if short.ending in OFFICES else ():
                for full, row in self._short.get((short.body[:1], ending), ()):
                    if full.body == short.body or is_abbreviation(Form(short.body, ending), full):
                        units[row.unit] = None
        return [Nearest(unit, self.units[unit].name, 80.0) for unit in units]

    def _nearest(self, printed: str, likely: list[Nearest]) -> list[Nearest]:
        best = {one.unit: one for one in likely}
        asked = form(next(iter(self._bare(printed)))).text
        for text, score, _ in process.extract(
            asked, self._near, scorer=fuzz.ratio, limit=2 * MOST_PROPOSALS, score_cutoff=NEAR
        ):
            for row in self._forms[text]:
                known = best.get(row.unit)
                if known is None or known.score < score:
                    best[row.unit] = Nearest(row.unit, self.units[row.unit].name, round(score, 1))
        return sorted(best.values(), key=lambda one: (-one.score, one.unit))[:MOST_PROPOSALS]

    def _learn(self, row: NameRow) -> None:
        printed = tidy(row.name)
        self._printed[printed].append(row)
        bare = next(iter(self._bare(printed)))
        written = form(bare)
        self._forms[written.text].append(row)
        self._short[written.body[:1], written.ending].append((written, row))

    def _learn_group(self, group: GroupRow) -> None:
        for name in group.names:
            printed = tidy(name)
            self._groups.setdefault(printed, group)
            if meant := placeholder(printed):
                self._patterns.setdefault(meant, group)

    def _bare(self, printed: str) -> Iterable[str]:
        """The name without its place: 江门市教育局 and 市教育局 are 教育局 here. First choice first.

        市场监督管理局 begins with 市 and not with its place, so the name is also tried as it stands.
        """
        rest = printed.removeprefix("中国共产党").removeprefix("中共")
        marker = self.place[-1:]
        if rest.startswith(self.place) and rest != self.place:
            yield rest.removeprefix(self.place)
        elif marker and rest.startswith(marker) and len(rest) > 1 and not rest.startswith("市场"):
            yield rest[1:]
        yield rest


def _area(name: str) -> str:
    """蓬江区 of 蓬江区人民政府."""
    return tidy(name).removesuffix("人民政府").removesuffix("政府") or tidy(name)


def _kind(unit: UnitRow) -> str:
    """区 of 蓬江区人民政府."""
    return _area(unit.name)[-1:]
