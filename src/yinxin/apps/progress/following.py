"""What of reporting follows a unit when it is merged or split: open lines with their drafts, its documents, the keys to its feed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import ChangeKind, Unit, UnitChange, User
from yinxin.apps.progress.models import FeedKey, Line, Report, ReportDocument
from yinxin.apps.progress.reporting import asking
from yinxin.kit.audit.recording import Telling, record_each


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


def _lines(unit: Unit, targets: Sequence[Unit], change: UnitChange, *, by: User) -> None:
    own = Line.objects.filter(unit=unit, round__closed_at__isnull=True)
    waiting = set(asking.wanted(own).values_list("pk", flat=True))
    told = []
    for line in own.filter(pk__in=waiting).select_for_update(of=("self",)).order_by("pk"):
        known = {one.unit_id: one for one in Line.objects.filter(round=line.round_id, task=line.task_id)}
        for target in targets:
            if target.pk in known:
                _weigh(known[target.pk], line.part)
        new = [target for target in targets if target.pk not in known]
        _pass_on(line, new, change)
        told.append(Telling(line, {"unit": unit.pk}, {"units": [target.pk for target in targets]}, change.citation))
    record_each("progress.hand-on", told, by=by)


def _pass_on(line: Line, new: Sequence[Unit], change: UnitChange) -> None:
    if not new:
        # Its successor is asked about the task already.
        line.excused = (change.citation or str(change))[:200]
        line.save(update_fields=["excused"])
        return
    line.unit = new[0]
    line.save(update_fields=["unit"])
    Report.objects.filter(line=line, state=Report.State.DRAFT).update(unit=new[0])
    load = {"asked": line.asked, "known": line.known, "seconds": line.seconds, "skipped": line.skipped}
    Line.objects.bulk_create(
        Line(round_id=line.round_id, task_id=line.task_id, unit=other, part=line.part, **load) for other in new[1:]
    )


def _weigh(line: Line, part: str) -> None:
    """A unit that took over the weightier part answers in that one, unless it has reported in its own."""
    if asking.RANK[Line.Part(part)] < asking.RANK[Line.Part(line.part)] and not line.reports.exclude(
        state=Report.State.DRAFT
    ):
        line.part = part
        line.save(update_fields=["part"])


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
