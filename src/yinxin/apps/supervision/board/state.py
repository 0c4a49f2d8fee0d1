"""What of a board is asked for, all of which stands in its address. What cannot be meant is left at its usual value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

VIEW_NAMES = ("matrix", "timeline", "month", "map", "alarms")
EARLIEST, LATEST = 1950, 2200


@dataclass(frozen=True, slots=True)
class BoardState:
    """`role`: whose tasks the matrix counts for a unit: “lead”, “any”, or as the plan writes it."""

    view: str = "matrix"
    role: str = ""
    month: date | None = None
    page: str = "1"


class BoardForm(forms.Form):
    view = forms.CharField(required=False, max_length=20)
    role = forms.CharField(required=False, max_length=10)
    month = forms.CharField(required=False, max_length=7)
    page = forms.CharField(required=False, max_length=6)

    def __init__(self, data: QueryDict, **options: Any) -> None:
        super().__init__(data, **options)

    def state(self) -> BoardState:
        self.is_valid()
        told = self.cleaned_data
        view, role = told.get("view", ""), told.get("role", "")
        return BoardState(
            view if view in VIEW_NAMES else "matrix",
            role if role in ("lead", "any") else "",
            _month(told.get("month", "")),
            told.get("page") or "1",
        )


def _month(written: str) -> date | None:
    """“2031-05”."""
    try:
        year, month = (int(part) for part in written.split("-"))
        return date(year, month, 1) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None
