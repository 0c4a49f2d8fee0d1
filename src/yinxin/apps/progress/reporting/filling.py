"""What a unit does with a line: keeps a draft, submits, and what it is asked to add. A submitted report stays as it is."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Classification, Figure, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.models import Evidence, Line, Measurement, Report
from yinxin.apps.progress.reporting import asking, telling
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress.acts import Act, State
from yinxin.kit.audit.recording import record


@transaction.atomic
def draft_of(line: Line, *, by: User) -> Report:
    """The draft of a line, begun with what the unit said last where there is none yet."""
    held = held_open(line)
    draft = Report.objects.filter(line=held, state=Report.State.DRAFT).first()
    return draft or _begin(held, by)


@transaction.atomic
def save_draft(line: Line, entry: Entry, *, by: User) -> Report:
    """Keep what was typed so far. An emptied value is gone; what the form found faulty is not kept."""
    draft = draft_of(line, by=by)
    draft.text, draft.is_done, draft.by = entry.text, entry.is_done, by
    draft.seconds = max(draft.seconds, entry.seconds)
    draft.save(update_fields=["text", "is_done", "by", "seconds"])
    draft.measurements.all().delete()
    Measurement.objects.bulk_create(
        Measurement(report=draft, figure_id=figure, value=value) for figure, value in entry.values
    )
    return draft


@transaction.atomic
def submit(line: Line, entry: Entry, *, by: User, origin: str = Report.Origin.PAGE) -> Report:
    """Hand it in. Raises RefusedError "round-closed", "line-excused", "line-gone", "report-empty", and what the task's life refuses.

    What says nothing new, as when the button was pressed twice, is the report that stands already.
    """
    if entry.is_empty:
        raise RefusedError("report-empty", title=line.task.title)
    draft = save_draft(line, entry, by=by)
    if standing := _said_already(draft):
        _drop(draft)
        return standing
    before = _last(draft)
    draft.state, draft.origin = Report.State.SUBMITTED, origin
    draft.at, draft.as_of = timezone.now(), _as_of(line)
    draft.asked, draft.prefilled = line.asked, _prefilled(line, entry, before)
    draft.save(update_fields=["state", "origin", "at", "as_of", "asked", "prefilled"])
    _take_values_told_elsewhere(draft, line)
    record("progress.report", draft, by=by, new={"unit": line.unit_id, "task": line.task_id, "done": entry.is_done})
    _move(draft, line, by)
    return draft


@transaction.atomic
def want(report: Report, wanting: str, *, by: User) -> Report:
    """Ask for more: the report is returned with a sentence, and the unit is told."""
    held = Report.objects.select_for_update(of=("self",)).select_related("task", "line__round").get(pk=report.pk)
    if held.state != Report.State.SUBMITTED:
        raise RefusedError("report-not-submitted", title=held.task.title)
    if held.line is not None and held.line.round.closed_at is not None:
        raise RefusedError("round-closed", name=held.line.round.name)
    held.state, held.wanting = Report.State.RETURNED, wanting
    held.save(update_fields=["state", "wanting"])
    telling.tell_wanting(held)
    record("progress.want-report", held, by=by, new={"unit": held.unit_id}, reason=wanting)
    _take_back_completion(held, by)
    return held


def _take_back_completion(report: Report, by: User) -> None:
    """A task is not done on a report of which more is wanted: it goes back with it."""
    projecting.hold([report.task_id])
    task = Task.objects.get(pk=report.task_id)
    carries = report.is_done and (report.line is None or asking.part_now(report.line) != Line.Part.MEMBER)
    if task.status == State.REPORTED and carries:
        move(task, Act.SEND_BACK, Particulars(reason=report.wanting), by=by)
    else:
        projecting.project([task.pk])


def held_open(line: Line) -> Line:
    """The line, locked with its task, of a round that still takes reports."""
    projecting.hold([line.task_id])
    held = Line.objects.select_for_update(of=("self",)).select_related("round", "task", "unit").get(pk=line.pk)
    if held.round.closed_at is not None:
        raise RefusedError("round-closed", name=held.round.name)
    if held.excused:
        raise RefusedError("line-excused", title=held.task.title)
    if asking.part_now(held) is None:
        raise RefusedError("line-gone", title=held.task.title)
    return held


def _begin(line: Line, by: User) -> Report:
    """A correction begins with what was handed in and its evidence, a new round with the last paragraph alone."""
    draft = Report(line=line, round=line.round, task=line.task, unit=line.unit, as_of=_as_of(line), by=by)
    before = _last(draft)
    draft.text = before.text if before else ""
    draft.is_done = before is not None and still_done(line, before)
    draft.save()
    if before and before.line_id == line.pk:
        Measurement.objects.bulk_create(
            Measurement(report=draft, figure_id=one.figure_id, value=one.value) for one in before.measurements.all()
        )
        kept = before.evidence.filter(withdrawn_at__isnull=True).values(
            "task_id", "figure_id", "kind", "title", "file_id", "url", "other_id", "quote", "span", "by_id"
        )
        Evidence.objects.bulk_create(Evidence(report=draft, **one) for one in kept)
    return draft


def still_done(line: Line, before: Report) -> bool:
    """Who did its own part of a group's duty in an earlier round need not tick that again, unless the task came back."""
    came_back = line.task.status == State.RETURNED or before.state != Report.State.SUBMITTED
    return before.is_done and line.part == Line.Part.IN_GROUP and not came_back


def _said_already(draft: Report) -> Report | None:
    """The report that stands on the line and that this draft would only repeat."""
    told = Report.objects.filter(line=draft.line_id).exclude(state=Report.State.DRAFT).order_by("-pk").first()
    repeats = told is not None and told.state == Report.State.SUBMITTED and _content(told) == _content(draft)
    return told if repeats else None


def _content(report: Report) -> tuple[object, ...]:
    values = set(report.measurements.values_list("figure", "value"))
    shown = report.evidence.filter(withdrawn_at__isnull=True).values_list(
        "kind", "file", "url", "other", "quote", "title"
    )
    skipped = report.line.skipped if report.line else []
    return report.text, report.is_done, {one for one in values if one[0] not in skipped}, sorted(map(str, shown))


def _drop(draft: Report) -> None:
    """With the copies of the evidence it began with."""
    draft.evidence.all().delete()
    draft.delete()


def _last(draft: Report) -> Report | None:
    told = Report.objects.filter(task=draft.task_id, unit=draft.unit_id).exclude(state=Report.State.DRAFT)
    return told.order_by("-as_of", "-pk").first()


def _as_of(line: Line) -> date:
    """The day a report speaks of: the last of its period, or today while that is still to come."""
    return min(timezone.localdate(), line.round.period_end)


def _prefilled(line: Line, entry: Entry, before: Report | None) -> int:
    """How many of its fields came filled in and were left so; the tick is always there."""
    if before is None:
        return 1
    told = dict(before.measurements.values_list("figure", "value"))
    same = sum(told.get(figure) == value for figure, value in entry.values)
    return min(line.asked, 1 + (before.text == entry.text) + same)


def _take_values_told_elsewhere(report: Report, line: Line) -> None:
    """Of an indicator that the unit reports in another plan, the value given there counts here too: it was asked once."""
    skipped = Figure.objects.filter(pk__in=line.skipped)
    for figure in skipped:
        alike = Figure.objects.filter(unit=figure.unit, value=figure.value, due=figure.due).exclude(pk=figure.pk)
        # Of an 内部 plan nothing is carried into another.
        alike = alike.filter(Q(task__plan=report.task.plan_id) | ~Q(task__plan__classification=Classification.INTERNAL))
        asked = alike.filter(measurements__report__unit=line.unit_id).distinct()
        same = [one for one in asked if asking.what_of(one) == asking.what_of(figure)]
        told = Measurement.objects.filter(figure__in=same, report__unit=line.unit, report__state=Report.State.SUBMITTED)
        value = told.order_by("-report__as_of", "-pk").values_list("value", flat=True).first()
        if value is not None:
            Measurement.objects.get_or_create(report=report, figure=figure, defaults={"value": value})


def _move(report: Report, line: Line, by: User) -> None:
    """Only whoever answers for the task moves it: the lead, or, where each answers for itself, the last of them to finish.

    The task is locked before the others are looked at: of two that finish together, one sees the other.
    """
    projecting.hold([line.task_id])
    act = _act(report, line)
    life = projecting.lives([line.task_id])[line.task_id]
    if act is not None and task_life.may(life, act):
        move(line.task, act, Particulars(unit=line.unit, report=report), by=by)
    else:
        projecting.project([line.task_id])


def _act(report: Report, line: Line) -> Act | None:
    done = Act.REPORT_DONE if report.is_done else Act.PROGRESS
    part = asking.part_now(line)
    if part == Line.Part.LEAD:
        return done
    if part != Line.Part.IN_GROUP or asking.is_led(line.task_id):
        return None
    return done if all_done(line) else Act.PROGRESS


def all_done(line: Line) -> bool:
    """Whether every unit that this round asks about the task has said that its own part is done."""
    asked = Line.objects.filter(round=line.round_id, task=line.task_id, excused="", part=Line.Part.IN_GROUP)
    lines = list(asked.values_list("pk", flat=True))
    told = Report.objects.filter(line__in=lines).exclude(state=Report.State.DRAFT).order_by("pk")
    newest = {one: (state, is_done) for one, state, is_done in told.values_list("line", "state", "is_done")}
    return len(newest) == len(lines) and set(newest.values()) <= {(Report.State.SUBMITTED, True)}
