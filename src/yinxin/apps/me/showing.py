"""A found record as its page lists it."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.apps.me.actions.finding import Found
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.me.names import column_name
from yinxin.apps.people.models import User


@dataclass(frozen=True, slots=True)
class Shown:
    """One value, masked unless it `is_clear`."""

    name: str
    label: str
    value: str
    is_clear: bool


def shown(found: Found | None) -> list[Shown]:
    """The values there are, in the order in which they can be revealed."""
    if found is None:
        return []
    return [Shown(name, _label(name), value, name == found.revealed) for name, value in found.values.items() if value]


def _label(name: str) -> str:
    model = User if name == "email" else ContactRecord
    return column_name(model, name)
