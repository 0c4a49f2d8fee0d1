"""Taking in the running ledger of a plan already under way: read and matched, corrected by a person, confirmed once, and undone.

Its reports and acceptances enter with their past dates. Nobody is said to have done them here: the events name no account, the
audit record names who confirmed, and why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Protocol

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from yinxin.apps.people.models import UnitName, User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Evidence, Ledger, Report, TaskEvent
from yinxin.apps.progress.reporting import workbook
from yinxin.apps.progress.reporting.workbook import Fault
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import ledger as sheet
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress.acts import Act, Event, State
from yinxin.domain.progress.ledger import LedgerRow
from yinxin.domain.progress.ledger_matching import Listed, best_match
from yinxin.kit.audit.recording import record


class Verb(Protocol):
    """Confirming and undoing."""

    def __call__(self, ledger: Ledger, *, reason: str, by: User) -> Ledger: ...


NO_HEADINGS = gettext_noop(
    "没有找到台账的表头：要有“任务”或“序号”，还要有“进展情况”“完成情况”“是否验收”等。请补上表头再上传。"
)
NO_ROWS = gettext_noop("表头下面没有内容。请检查上传的是不是这份台账。")


def upload(plan: Plan, file: File[bytes], *, otherwise: date, by: User) -> Ledger | Fault:
    """Read a ledger and match it; nothing is in force yet. `otherwise` is the day of reports that name none."""
    grid = workbook.read(file, by=by)
    if grid.fault:
        return grid.fault
    rows = sheet.read_rows(grid.rows, today=timezone.localdate(), otherwise=otherwise)
    if not rows:
        return Fault(0, "", file.name or "", NO_HEADINGS if rows is None else NO_ROWS)
    with transaction.atomic():
        kept = Ledger.objects.create(plan=plan, name=(file.name or "")[:255], rows=_matched(plan, rows), by=by)
        record("progress.upload-ledger", kept, by=by, new={"name": kept.name, "rows": len(rows)})
    return kept


@transaction.atomic
def correct(ledger: Ledger, choices: Mapping[int, tuple[int | None, bool]], *, by: User) -> Ledger:
    """What a person says of some rows: by the place of the row, the task it speaks of, and whether it is left out."""
    held = _waiting(ledger)
    tasks = set(Task.objects.filter(plan=held.plan_id).values_list("pk", flat=True))
    for place, (task, skip) in choices.items():
        if 0 <= place < len(held.rows) and (task is None or task in tasks):
            held.rows[place] |= {"task": task, "skip": skip, "sure": True}
    held.by = by
    held.save(update_fields=["rows", "by"])
    return held


@transaction.atomic
def confirm(ledger: Ledger, *, reason: str, by: User) -> Ledger:
    """Make it reports and events, all or none. Raises RefusedError "ledger-open" while a row lacks something, "ledger-order"
    where a row does not fit what happened to its task."""
    held = _waiting(ledger)
    taken = [row for row in held.rows if not row["skip"]]
    unready = [row for row in taken if row["faults"] or not row["task"] or not row["unit_key"]]
    if unready or not taken:
        raise RefusedError("ledger-open", n=len(unready), row=unready[0]["row"] if unready else 0)
    named = {row["task"] for row in taken}
    tasks = {one.pk: one for one in Task.objects.select_for_update().filter(pk__in=named).order_by("pk")}
    ordered = sorted(taken, key=lambda row: (row["task"], row["as_of"], row["row"]))
    reports = Report.objects.bulk_create([_report(held, row) for row in ordered])
    TaskEvent.objects.bulk_create(_events(tasks, list(zip(ordered, reports, strict=True))))
    projecting.project(list(tasks))
    held.state, held.reason = Ledger.State.TAKEN, reason
    held.confirmed_by, held.confirmed_at = by, timezone.now()
    held.save(update_fields=["state", "reason", "confirmed_by", "confirmed_at"])
    record("progress.take-ledger", held, by=by, new={"rows": len(taken), "tasks": len(tasks)}, reason=reason)
    return held


@transaction.atomic
def undo(ledger: Ledger, *, reason: str, by: User) -> Ledger:
    """Take it out again. Raises RefusedError "ledger-built" where something happened to one of its tasks since."""
    held = Ledger.objects.select_for_update().get(pk=ledger.pk)
    if held.state != Ledger.State.TAKEN:
        raise RefusedError("ledger-not-taken", name=held.name)
    reports = Report.objects.filter(ledger=held)
    tasks = set(reports.values_list("task", flat=True))
    _refuse_if_built_on(held, tasks)
    TaskEvent.objects.filter(report__in=reports.order_by().values("pk")).delete()
    reports.delete()
    projecting.project(sorted(tasks))
    held.state = Ledger.State.UNDONE
    held.save(update_fields=["state"])
    record("progress.undo-ledger", held, by=by, new={"tasks": len(tasks)}, reason=reason)
    return held


def _matched(plan: Plan, rows: Iterable[LedgerRow]) -> list[dict[str, object]]:
    in_list = Task.objects.filter(plan=plan, standing=Task.Standing.IN_LIST).prefetch_related("units__unit")
    tasks = {task.pk: task for task in in_list}
    listed = [Listed(task.pk, task.serial, task.title, task.text) for task in tasks.values()]
    names = {name: key for key, name in UnitName.objects.filter(_of_place(plan)).values_list("unit", "name")}
    found = []
    for row in rows:
        match = best_match(row, listed)
        unit = _unit(row, names, tasks[match.key] if match else None)
        found.append(
            _stored(row) | {"task": match.key if match else None, "sure": bool(match and match.is_sure), **unit}
        )
    return found


def _of_place(plan: Plan) -> Q:
    return Q(unit__place=plan.place.root_id) | Q(unit=plan.place_id)


def _unit(row: LedgerRow, names: Mapping[str, int], task: Task | None) -> dict[str, object]:
    """The unit of the row, by its first printed name that the directory knows; else whoever leads the task."""
    for name in re.split(r"[、，,；;\s]+", row.unit):
        if name in names:
            return {"unit_key": names[name]}
    parts = [part for part in (task.units.all() if task else ()) if part.unit_id and part.until is None]
    leading = [part for part in parts if part.role == "lead"] or parts
    return {"unit_key": leading[0].unit_id if leading else None}


def _stored(row: LedgerRow) -> dict[str, object]:
    return {
        "row": row.row,
        "serial": row.serial,
        "title": row.title[:300],
        "unit": row.unit[:200],
        "text": row.text[:5000],
        "as_of": str(row.as_of),
        "done_on": str(row.done_on) if row.done_on else "",
        "accepted_on": str(row.accepted_on) if row.accepted_on else "",
        "faults": [[column, code] for column, code in row.faults],
        "skip": False,
    }


def _report(ledger: Ledger, row: Mapping[str, Any]) -> Report:
    as_of = date.fromisoformat(str(row["as_of"]))
    return Report(
        ledger=ledger,
        task_id=row["task"],
        unit_id=row["unit_key"],
        as_of=as_of,
        text=str(row["text"]),
        is_done=bool(row["done_on"]),
        state=Report.State.SUBMITTED,
        origin=Report.Origin.LEDGER,
        at=timezone.make_aware(datetime.combine(as_of, time(12))),
    )


def _events(tasks: Mapping[int, Task], rows: list[tuple[dict[str, object], Report]]) -> list[TaskEvent]:
    """The acts the rows tell of, each judged against what the task went through before it."""
    lives = projecting.lives(list(tasks))
    found = []
    for row, report in rows:
        life = lives[report.task_id]
        for act, on in _acts(row, life.state):
            event = Event(act, on)
            try:
                life = task_life.after(life, event)
            except RefusedError:
                title = tasks[report.task_id].title
                raise RefusedError("ledger-order", row=row["row"], title=title) from None
            found.append(TaskEvent(task_id=report.task_id, act=act.value, on=on, unit_id=report.unit_id, report=report))
        lives[report.task_id] = life
    return found


def _acts(row: Mapping[str, object], state: State) -> Iterable[tuple[Act, date]]:
    """Progress, or completion, and acceptance where the row tells of it. What was reported done before is not reported twice."""
    done, accepted = str(row["done_on"]), str(row["accepted_on"])
    if state is State.REPORTED:
        reported = True
    elif done:
        yield Act.REPORT_DONE, date.fromisoformat(done)
        reported = True
    else:
        yield Act.PROGRESS, date.fromisoformat(str(row["as_of"]))
        reported = False
    if accepted and reported:
        yield Act.ACCEPT, date.fromisoformat(accepted)


def _refuse_if_built_on(ledger: Ledger, tasks: set[int]) -> None:
    last: dict[int, int] = defaultdict(int)
    mine = TaskEvent.objects.filter(report__ledger=ledger)
    for task, pk in mine.order_by().values_list("task", "pk"):
        last[task] = max(last[task], pk)
    for event in TaskEvent.objects.filter(task__in=tasks).exclude(report__ledger=ledger).select_related("task"):
        if event.pk > last[event.task_id]:
            raise RefusedError("ledger-built", title=event.task.title)
    newer = Report.objects.filter(task__in=tasks, at__gt=ledger.confirmed_at).exclude(ledger=ledger)
    used = Evidence.objects.filter(other__ledger=ledger) | Evidence.objects.filter(report__ledger=ledger)
    titles = [*newer.values_list("task__title", flat=True)[:1], *used.values_list("task__title", flat=True)[:1]]
    if titles:
        raise RefusedError("ledger-built", title=titles[0])


def _waiting(ledger: Ledger) -> Ledger:
    held = Ledger.objects.select_for_update().get(pk=ledger.pk)
    if held.state != Ledger.State.WAITING:
        raise RefusedError("ledger-not-waiting", name=held.name)
    return held
