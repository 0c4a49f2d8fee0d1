"""What of supervision hangs on tasks and units: asked before an import is undone, a unit closed, or its work handed on."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet

from yinxin.apps.people.models import ChangeKind, Unit, UnitChange, User
from yinxin.apps.plans.models import Task
from yinxin.apps.supervision.models import Appeal, Proposal, SupervisionNotice
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.chain import Stage
from yinxin.kit.audit.recording import Telling, record_each

OPEN_NOTICES = Q(state__in=[SupervisionNotice.State.ISSUED, SupervisionNotice.State.REPLIED])
OPEN_PROPOSALS = Q(stage__in=[Stage.CARRIED_OUT.value, Stage.ANSWERED.value])


def refuse_if_supervised(tasks: Iterable[Task]) -> None:
    """Called by plans (UNDOING_GUARDS): what was supervised, paid for or objected to is not taken out of the list again."""
    keys = [task.pk for task in tasks]
    touched = Q(supervision_notices__isnull=False) | Q(funds__isnull=False) | Q(carries_out__isnull=False)
    objected = Appeal.objects.filter(task__in=keys).values("task")
    found = Task.objects.filter(touched | Q(pk__in=objected), pk__in=keys).order_by("pk").first()
    if found:
        raise RefusedError("undo-supervised", title=found.title)


def units_with_open_work(units: QuerySet[Unit]) -> set[int]:
    """Called by the directory (UNITS_WITH_OPEN_WORK): units that have a notice or a proposal to answer."""
    keys = units.order_by().values("pk")
    noticed = SupervisionNotice.objects.filter(OPEN_NOTICES, unit__in=keys).values_list("unit", flat=True)
    proposed = Proposal.objects.filter(OPEN_PROPOSALS, unit__in=keys).values_list("unit", flat=True)
    return {pk for pk in (*noticed, *proposed) if pk}


def refuse_with_open_notices(unit: Unit) -> None:
    """Called by the directory before a unit is closed (UNIT_CLOSING_GUARDS): nobody would answer."""
    waiting = SupervisionNotice.objects.filter(OPEN_NOTICES, unit=unit).count()
    waiting += Proposal.objects.filter(OPEN_PROPOSALS, unit=unit).count()
    if waiting:
        raise RefusedError("unit-has-notices", unit=unit.name, n=waiting)


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory (UNIT_CHANGE_FOLLOWERS): whoever takes a unit's place answers what it had to answer.

    Of a unit that was split the first successor does; the office can withdraw a notice and send it to another.
    """
    if change.kind == ChangeKind.RENAMED:
        return
    targets = list(change.targets.order_by("order", "pk"))
    for unit in change.sources.all():
        if targets and unit not in targets:
            _hand_on(unit, targets[0], change, by=by)


def _hand_on(unit: Unit, to: Unit, change: UnitChange, *, by: User) -> None:
    notices = list(SupervisionNotice.objects.filter(OPEN_NOTICES, unit=unit).order_by("pk"))
    taken = set(SupervisionNotice.objects.filter(OPEN_NOTICES, unit=to).values_list("task", flat=True))
    twice = [notice for notice in notices if notice.task_id in taken]
    for notice in twice:  # the successor has one about the same task already, and nobody could answer this one
        notice.state = SupervisionNotice.State.WITHDRAWN
        notice.save(update_fields=["state"])
    ended = [Telling(notice, {"unit": unit.pk}, {"state": "withdrawn"}, change.citation) for notice in twice]
    record_each("supervision.withdraw-notice", ended, by=by)
    moved: list[SupervisionNotice | Proposal] = [notice for notice in notices if notice.task_id not in taken]
    moved += Proposal.objects.filter(OPEN_PROPOSALS, unit=unit).order_by("pk")
    for one in moved:
        one.unit = to
        one.save(update_fields=["unit"])
    told = [Telling(one, {"unit": unit.pk}, {"unit": to.pk}, change.citation) for one in moved]
    record_each("supervision.hand-on", told, by=by)
