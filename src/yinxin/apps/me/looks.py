"""Who looked at a person's record, told so that she understands it: which unit in which role, when, what for, and what was shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from yinxin.apps.me.holdings import title
from yinxin.apps.me.wording import purpose_in_words
from yinxin.apps.people.models import Role, Unit
from yinxin.kit.audit.models import Event


@dataclass(frozen=True, slots=True)
class Look:
    """`who` names unit and role, not the official: complaints go to the unit, and officials too are protected from pressure."""

    number: int
    at: datetime
    who: str
    purpose: str
    reason: str
    fields: tuple[str, ...]
    masked: bool

    def told(self) -> dict[str, Any]:
        """As the export writes it."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "who": self.who,
            "purpose": self.purpose,
            "reason": self.reason,
            "fields": list(self.fields),
            "masked": self.masked,
        }


def looks_of(events: Iterable[Event]) -> list[Look]:
    """The looks in words. The names of units are read once for all."""
    found = list(events)
    units = dict(Unit.objects.filter(pk__in=_units(found)).values_list("pk", "name"))
    return [_look(event, units) for event in found]


def _look(event: Event, units: dict[int, str]) -> Look:
    told = event.new or {}
    return Look(
        number=event.sequence,
        at=event.at,
        who=_who(event.post, units),
        purpose=purpose_in_words(event.purpose),
        reason=event.reason,
        fields=tuple(_column(event.object_type, name) for name in told.get("fields", ())),
        masked=bool(told.get("masked", False)),
    )


def _who(posts: str, units: dict[int, str]) -> str:
    """ "clerk@12" in words; several posts are all named, because which of them the look served nobody recorded."""
    named = []
    for post in posts.split():
        role, _, unit = post.rstrip(",;").partition("@")
        label = str(Role(role).label) if role in Role.values else role
        named.append(" ".join(word for word in (units.get(_number(unit), ""), label) if word))
    return "、".join(named)


def _units(events: Iterable[Event]) -> set[int]:
    return {_number(post.rstrip(",;").partition("@")[2]) for event in events for post in event.post.split()}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _column(label: str, name: str) -> str:
    for model in (label, "people.user"):
        try:
            return title(apps.get_model(model), name)
        except (LookupError, FieldDoesNotExist):
            continue
    return name
