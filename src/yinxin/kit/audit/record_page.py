"""The auditor's page: what was done, line by line, the latest first. What an event tells is not shown, only that it happened.

An auditor checks officials in their posts. Who held none at that moment, or did something for herself, appears as "a person",
without name, post or number, whatever posts she holds otherwise; and where a personal record is concerned the number of the
object is left out too: the record must not become a way to follow somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.http import QueryDict
from django.utils.module_loading import import_string

from yinxin.kit.audit import anchors, nightly
from yinxin.kit.audit.filters import FilterForm, is_in_post
from yinxin.kit.audit.models import Anchor, Event
from yinxin.kit.audit.wording import act_in_words, purpose_in_words

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words. `who` is empty for the system itself and None for a person who did it as no official."""

    sequence: int
    at: datetime
    act: str
    kind: str
    number: str
    who: str | None
    posts: str
    purpose: str


@dataclass(frozen=True, slots=True)
class State:
    """How the chain stands: its last event, the last nightly check, the newest published head."""

    head: Event | None
    outcome: Event | None
    is_sound: bool
    anchor: Anchor | None
    is_stale: bool


@dataclass(frozen=True, slots=True)
class RecordPage:
    """`older` is the query of the next page; empty on the last."""

    form: FilterForm
    lines: list[Line]
    state: State
    older: str
    is_first: bool


def record_page(asked: QueryDict) -> RecordPage:
    """A form with faults shows no line, so that nobody takes all for what was asked."""
    form = FilterForm(asked)
    events: list[Event] = []
    if form.is_valid():
        found = form.narrowed(Event.objects.select_related("actor")).order_by("-sequence")
        events = list(found[: PAGE_SIZE + 1])
    shown = events[:PAGE_SIZE]
    older = _query(asked, shown[-1].sequence) if len(events) > PAGE_SIZE else ""
    return RecordPage(form, _lines(shown), state(), older, is_first=not asked.get("before"))


def state() -> State:
    head = Event.objects.order_by("-sequence").first()
    outcome, anchor = nightly.last_outcome(), anchors.newest()
    return State(
        head=head,
        outcome=outcome,
        is_sound=outcome is not None and outcome.action == nightly.SOUND,
        anchor=anchor,
        is_stale=anchors.is_stale(anchor),
    )


def _lines(events: Iterable[Event]) -> list[Line]:
    shown = list(events)
    in_words: Callable[[set[str]], Mapping[str, str]] = import_string(settings.POSTS_IN_WORDS)
    posts = in_words({event.post for event in shown if is_in_post(event)})
    return [_line(event, posts.get(event.post, "") if is_in_post(event) else "") for event in shown]


def _line(event: Event, posts: str) -> Line:
    who: str | None = "" if event.actor_id is None else None
    if is_in_post(event):
        who = str(event.actor)
    return Line(
        sequence=event.sequence,
        at=event.at,
        act=act_in_words(event.action),
        kind=_kind(event.object_type),
        number="" if _is_personal(event) else event.object_id,
        who=who,
        posts=posts,
        purpose=purpose_in_words(event.purpose),
    )


def _is_personal(event: Event) -> bool:
    return event.about_id is not None or event.object_type == settings.AUTH_USER_MODEL.lower()


def _kind(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def _query(asked: QueryDict, before: int) -> str:
    kept = asked.copy()
    kept["before"] = str(before)
    return kept.urlencode()
