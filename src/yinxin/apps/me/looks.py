"""Who looked at a person's record, told so that she understands it: which unit in which role, when, what for, and what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from yinxin.apps.me.wording import purpose_in_words
from yinxin.apps.people.models import User
from yinxin.apps.people.recorded import posts_in_words
from yinxin.kit.audit.models import Event


@dataclass(frozen=True, slots=True)
class Look:
    """`who` names unit and role, not the official: complaints go to the unit, and officials too are protected from pressure.

    `beside` is what was shown again, masked, around `fields`.
    """

    number: int
    at: datetime
    who: str
    purpose: str
    reason: str
    fields: tuple[str, ...]
    masked: bool
    beside: tuple[str, ...] = ()

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
            "beside": list(self.beside),
        }


def looks_of(events: Iterable[Event]) -> list[Look]:
    """The looks in words. The names of units are read once for all."""
    found = list(events)
    posts = posts_in_words({event.post for event in found})
    return [_look(event, posts) for event in found]


def _look(event: Event, posts: Mapping[str, str]) -> Look:
    told = event.new or {}
    return Look(
        number=event.sequence,
        at=event.at,
        who=posts[event.post],
        purpose=purpose_in_words(event.purpose),
        reason=event.reason,
        fields=tuple(_column(event.object_type, name) for name in told.get("fields", ())),
        masked=bool(told.get("masked", False)),
        beside=tuple(_column(event.object_type, name) for name in told.get("beside", ())),
    )


def _column(label: str, name: str) -> str:
    """A column of the record that was looked at, or of the account behind it; posts and the like by what their rows are called."""
    for model in (label, User._meta.label_lower):
        try:
            field = apps.get_model(model)._meta.get_field(name)
        except (LookupError, FieldDoesNotExist):
            continue
        return str(field.verbose_name if isinstance(field, models.Field) else field.related_model._meta.verbose_name)
    return name
