"""What is looked at again every year, quarter or month: of which records, what is asked, and by which day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Words = object


class Every(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Check:
    """`asks` are fields of the record the visitor says anew, in the order of the form; an empty field is asked again, a full one confirmed.

    `photo` and `note` are asked besides. A yearly check is due at the end of `month`. Only records in the `stages` named are
    checked; none named, all.
    """

    name: str
    label: Words
    every: Every
    asks: tuple[str, ...]
    photo: bool = True
    note: bool = True
    month: int = 12
    stages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError("a month is 1 to 12")
        if not self.asks and not self.photo and not self.note:
            raise ValueError("a check asks something")


def yearly(name: str, label: Words, *, asks: str, month: int, stages: str = "", photo: bool = True) -> Check:
    """Once a year, by the end of a month. Names are separated by blanks."""
    return Check(name, label, Every.YEAR, tuple(asks.split()), photo=photo, month=month, stages=tuple(stages.split()))


def quarterly(name: str, label: Words, *, asks: str, stages: str = "", photo: bool = False) -> Check:
    """Once a quarter, by its last day."""
    return Check(name, label, Every.QUARTER, tuple(asks.split()), photo=photo, stages=tuple(stages.split()))


def monthly(name: str, label: Words, *, asks: str, stages: str = "", photo: bool = False) -> Check:
    """Once a month, by its last day."""
    return Check(name, label, Every.MONTH, tuple(asks.split()), photo=photo, stages=tuple(stages.split()))
