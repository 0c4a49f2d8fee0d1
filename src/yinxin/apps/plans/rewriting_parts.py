"""Phases, milestones and figures under new content: each stays the row it was, so that what was reported of it stays with it.

A part that the new content no longer has is deleted, unless a higher app says that something hangs on it (PARTS_IN_USE): then it
stays out of the list, with the day on which it left.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from django.utils.module_loading import import_string

from yinxin.apps.plans.models import Figure, Milestone, Phase, Task
from yinxin.domain.plans.samepart import same_parts

Keys = Sequence[Callable[[Any], Hashable]]

PHASE_KEYS: Keys = (
    lambda one: (one.label, one.start, one.end, one.text),
    lambda one: one.label,
    lambda one: (one.start, one.end) if one.start or one.end else "",
)
MILESTONE_KEYS: Keys = (lambda one: (one.due, one.text), lambda one: one.text)
FIGURE_KEYS: Keys = (
    lambda one: (one.subject, one.unit, one.kind, one.due, one.recurrence, one.value, one.upper, one.comparator),
    lambda one: (one.subject, one.unit, one.kind, one.due, one.recurrence),
    lambda one: (one.subject, one.unit, one.kind) if one.subject else "",
)


def rewrite_parts(task: Task, phases: list[Phase], milestones: list[Milestone], figures: list[Figure]) -> None:
    """The given rows are new and not saved; their content goes into the rows that are there. Runs in the caller's transaction."""
    _rewrite(list(Phase.every.filter(task=task)), phases, PHASE_KEYS, lambda one: one.text)
    _rewrite(list(Milestone.every.filter(task=task)), milestones, MILESTONE_KEYS, lambda one: one.text)
    _rewrite(list(Figure.every.filter(task=task)), figures, FIGURE_KEYS, lambda one: one.quote)


def _rewrite(there: list[Any], wanted: list[Any], keys: Keys, text: Callable[[Any], str]) -> None:
    standing = [row for row in there if row.withdrawn_on is None]
    gone_before = [row for row in there if row.withdrawn_on is not None]
    pairs = {at: standing[old] for at, old in same_parts(standing, wanted, keys, text).items()}
    left = [at for at in range(len(wanted)) if at not in pairs]
    for at, old in same_parts(gone_before, [wanted[at] for at in left], keys[:1], lambda _: "").items():
        pairs[left[at]] = gone_before[old]
    kept = {row.pk for row in pairs.values()}
    _take_out([row for row in standing if row.pk not in kept])
    for at, new in enumerate(wanted):
        new.pk = pairs[at].pk if at in pairs else None
        new.save(force_insert=new.pk is None)


def _take_out(rows: Sequence[Any]) -> None:
    if not rows:
        return
    model: type[Model] = type(rows[0])
    used = parts_in_use(model, [row.pk for row in rows])
    for row in rows:
        if row.pk in used:
            row.withdrawn_on = timezone.localdate()
            row.save(update_fields=["withdrawn_on"])
        else:
            row.delete()


def parts_in_use(model: type[Model], keys: Sequence[int]) -> set[int]:
    """Those of some phases, milestones or figures on which something of a higher app hangs."""
    return {pk for name in settings.PARTS_IN_USE for pk in import_string(name)(model, keys)}
