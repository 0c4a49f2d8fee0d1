"""What of reporting follows a duty that is handed on, and a unit that merges or splits: open lines, drafts, documents, feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import ChangeKind, Unit, UnitChange, User
from yinxin.apps.plans.models import TaskUnit
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import FeedKey, Line, Report, ReportDocument
from yinxin.apps.progress.reporting import asking, telling
from yinxin.kit.audit.recording import Telling, record_each

HANDED_ON = "职责已调整"
"""Why nothing is wanted of a unit that has no part in the task any more; kept in the language of the office."""


@transaction.atomic
def follow_duties(tasks: Collection[int]) -> None:
    """Called by plans (LIST_FOLLOWERS) when tasks of the list were changed: an open round asks who has a part in them now.

    Of a unit that has reported nothing changes. Rounds that did not ask about a task before do not begin to.
    """
    lines = Line.objects.filter(task__in=tasks, round__closed_at__isnull=True)
    open_lines = list(lines.select_for_update(of=("self",)).select_related("round").order_by("pk"))
    if not open_lines:
        return
    waiting = set(asking.wanted(lines).values_list("pk", flat=True))
    now = asking.asked_about({line.task_id for line in open_lines})
    by_task: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in open_lines:
        by_task[line.round_id, line.task_id].append(line)
        _level(line, now[line.task_id], is_waiting=line.pk in waiting)
    new: dict[int, list[Line]] = defaultdict(list)
    for (row, task), known in by_task.items():
        units = {line.unit_id for line in known}
        asked = [one for one in now[task].values() if one.unit.pk not in units and one.task.status in asking.OPEN]
        new[row] += [
            asking.line_of(known[0].round, one, load) for one, load in zip(asked, asking.loads(asked), strict=True)
        ]
    rounds = {line.round_id: line.round for line in open_lines}
    for row, made in new.items():
        telling.tell_asked(rounds[row], Line.objects.bulk_create(made))


def _level(line: Line, parts: Mapping[int, asking.Asked], *, is_waiting: bool) -> None:
    """Bring one line level with the part its unit has now."""
    part, before = parts.get(line.unit_id), (line.part, line.excused)
    if part is None and is_waiting:
        line.excused = HANDED_ON
    elif part is not None and line.excused == HANDED_ON:
        line.excused, line.part = "", part.part
    elif part is not None and is_waiting:
        line.part = part.part
    if (line.part, line.excused) != before:
        line.save(update_fields=["part", "excused"])


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory (UNIT_CHANGE_FOLLOWERS), after the duties were handed on.

    What was submitted stays with the unit that said it. What is still wanted of a unit that is no more, each successor is
    asked; the first of them goes on with the draft, and has the documents and the feeds.
    """
    if change.kind == ChangeKind.RENAMED:
        return
    targets = list(change.targets.order_by("order", "pk"))
    for unit in change.sources.all():
        if targets and unit not in targets:
            _lines(unit, targets, change, by=by)
            _documents(unit, targets[0])
            _feeds(unit, targets[0])
    taken = set(TaskUnit.objects.filter(unit__in=targets, since=change.on).values_list("task", flat=True))
    follow_duties(taken)
    projecting.project(taken)


def _lines(unit: Unit, targets: Sequence[Unit], change: UnitChange, *, by: User) -> None:
    own = Line.objects.filter(unit=unit, round__closed_at__isnull=True)
    waiting = set(asking.wanted(own).values_list("pk", flat=True))
    told = []
    for line in own.filter(pk__in=waiting).select_for_update(of=("self",)).order_by("pk"):
        known = set(Line.objects.filter(round=line.round_id, task=line.task_id).values_list("unit", flat=True))
        _pass_on(line, next((target for target in targets if target.pk not in known), None), change)
        told.append(Telling(line, {"unit": unit.pk}, {"units": [target.pk for target in targets]}, change.citation))
    record_each("progress.hand-on", told, by=by)


def _pass_on(line: Line, to: Unit | None, change: UnitChange) -> None:
    if to is None:
        # Its successor is asked about the task already.
        line.excused = (change.citation or str(change))[:200]
        line.save(update_fields=["excused"])
        return
    line.unit = to
    line.save(update_fields=["unit"])
    Report.objects.filter(line=line, state=Report.State.DRAFT).update(unit=to)


def _documents(unit: Unit, to: Unit) -> None:
    """All but those the successor has handed in itself."""
    known = ReportDocument.objects.filter(unit=to).values_list("place", "sha256")
    has = set(known)
    for document in ReportDocument.objects.filter(unit=unit).select_for_update(of=("self",)).order_by("pk"):
        if (document.place_id, document.sha256) not in has:
            document.unit = to
            document.save(update_fields=["unit"])


def _feeds(unit: Unit, to: Unit) -> None:
    """One key a person and unit: who has one for the successor needs the old one no more."""
    has = set(FeedKey.objects.filter(unit=to, revoked_at__isnull=True).values_list("person", flat=True))
    for key in FeedKey.objects.filter(unit=unit, revoked_at__isnull=True).select_for_update(of=("self",)):
        if key.person_id in has:
            key.revoked_at = timezone.now()
        else:
            key.unit = to
        key.save(update_fields=["unit", "revoked_at"])
