"""The figures of a paper: each knows what it counts and which rows those are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

TASKS, MEASUREMENTS, TARGETS, EVIDENCE = "tasks", "measurements", "targets", "evidence"


@dataclass(frozen=True, slots=True)
class Figure:
    """`rows` are the keys of what `of` names; a count's `value` is how many they are."""

    code: str
    label: str
    value: str
    unit: str
    of: str
    rows: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "label": self.label,
            "value": self.value,
            "unit": self.unit,
            "of": self.of,
            "rows": list(self.rows),
        }


class Figures:
    """Those of one paper, in the order in which it prints them. A code is given once."""

    def __init__(self) -> None:
        self._kept: dict[str, Figure] = {}

    def count(self, code: str, label: str, rows: Iterable[int], *, unit: str = "项", of: str = TASKS) -> dict[str, str]:
        """A number of rows; gives what stands for it in the content."""
        keys = tuple(rows)
        return self._keep(Figure(code, label, str(len(keys)), unit, of, keys))

    def measured(self, code: str, label: str, value: Decimal, unit: str, rows: Iterable[int]) -> dict[str, str]:
        """A value that units reported, from the measurements it is made of."""
        return self._keep(Figure(code, label, plain(value), unit, MEASUREMENTS, tuple(rows)))

    def share(self, code: str, label: str, rows: Sequence[int], whole: Sequence[int]) -> dict[str, str]:
        """So many of a hundred, rounded to whole ones; the rows are those counted above the line."""
        percent = round(100 * len(rows) / len(whole)) if whole else 0
        return self._keep(Figure(code, label, str(percent), "%", TASKS, tuple(rows)))

    def derived(self, code: str, label: str, value: str, unit: str, of: str, rows: Iterable[int]) -> dict[str, str]:
        """A number worked out from the rows it names: days beyond the last day, a difference from a target."""
        return self._keep(Figure(code, label, value, unit, of, tuple(rows)))

    def as_json(self) -> list[dict[str, Any]]:
        return [figure.as_json() for figure in self._kept.values()]

    def _keep(self, figure: Figure) -> dict[str, str]:
        if figure.code in self._kept:
            raise ValueError(f"figure {figure.code} is given twice")
        self._kept[figure.code] = figure
        return {"figure": figure.code}


def plain(value: Decimal) -> str:
    """A number as an office writes it: no exponent, no zeros behind."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
