"""Plans as data: what a test says a document holds, before any file of any kind is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a plan table. `measures` carry their printed numbers; `units` is the cell as printed."""

    category: str
    requirement: str
    measures: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    safeguards: str = ""
    units: str = ""
    due: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A plan in the layout of an annex table: a two-line header, a merged category cell above its rows.

    `rows_a_page`: the header is printed again after so many rows where the kind of file has pages.
    """

    title: str
    phase_labels: tuple[str, ...]
    rows: tuple[Row, ...]
    rows_a_page: int = 8

    def runs(self) -> list[tuple[int, int]]:
        """First and last row of each run of one category."""
        found: list[tuple[int, int]] = []
        for at, row in enumerate(self.rows):
            if found and self.rows[at - 1].category == row.category:
                found[-1] = (found[-1][0], at)
            else:
                found.append((at, at))
        return found


class Notation(StrEnum):
    """How a narrative plan prints the units of an item."""

    LED_AND_HELPED = "（牵头单位：甲；配合单位：乙、丙）"
    RESPONSIBLE = "（甲、乙负责）"
    OWN_LINE = "责任单位：甲、乙"
    LEADS = "（甲牵头，乙、丙配合）"


@dataclass(frozen=True, slots=True)
class Item:
    """One assigned item; `units` in printed order, the first of them leads where the notation says so."""

    heading: str
    text: str
    units: tuple[str, ...]
    notation: Notation

    def assignment(self) -> str:
        first, rest = self.units[0], "、".join(self.units[1:])
        match self.notation:
            case Notation.LED_AND_HELPED:
                return f"（牵头单位：{first}；配合单位：{rest}）" if rest else f"（牵头单位：{first}）"
            case Notation.LEADS:
                return f"（{first}牵头，{rest}配合）" if rest else f"（{first}牵头）"
            case Notation.RESPONSIBLE:
                return f"（{'、'.join(self.units)}负责）"
            case Notation.OWN_LINE:
                return f"责任单位：{'、'.join(self.units)}"

    def lead(self) -> str | None:
        return self.units[0] if self.notation in (Notation.LED_AND_HELPED, Notation.LEADS) else None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph; `level` is its heading level where it is a heading."""

    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NarrativePlan:
    title: str
    opening: str
    chapters: tuple[Chapter, ...]

    def lines(self) -> list[Line]:
        """The paragraphs as printed, numbered 一、 and （一）, each heading on its own line."""
        printed = [Line(self.title, 1), Line(self.opening)]
        for at, chapter in enumerate(self.chapters):
            printed.append(Line(f"{NUMERALS[at]}、{chapter.heading}", 2))
            for number, item in enumerate(chapter.items):
                printed.extend(_item_lines(f"（{NUMERALS[number]}）", item))
        return printed


NUMERALS = "一二三四五六七八九十"


def _item_lines(number: str, item: Item) -> list[Line]:
    if item.notation is Notation.OWN_LINE:
        return [Line(f"{number}{item.heading}", 3), Line(item.text), Line(item.assignment())]
    return [Line(f"{number}{item.heading}。{item.text}{item.assignment()}")]
