"""An assessment is begun with its rules, announced, objected to, and frozen."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.announcing import name_of
from yinxin.apps.supervision.assessing.counting import as_json, counts, results
from yinxin.apps.supervision.models import Appeal, Assessment
from yinxin.domain.clock import Term, TermUnit, due
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.assessment import Rules
from yinxin.kit.audit.recording import record

State = Assessment.State


@transaction.atomic
def begin_assessment(place: Unit, year: int, rules: Rules, *, by: User) -> Assessment:
    """A preview by these rules; they can be changed until it is announced. One for each year of a place."""
    held = Assessment.objects.select_for_update().filter(place=place, year=year).first()
    if held and held.state != State.PREVIEW:
        raise RefusedError("assessment-announced", year=year)
    old = held.rules if held else None
    made, _new = Assessment.objects.update_or_create(
        place=place, year=year, defaults={"rules": asdict(rules), "by": by}
    )
    record("supervision.assess", made, by=by, old={"rules": old} if old else None, new={"rules": made.rules})
    return made


@transaction.atomic
def announce(assessment: Assessment, days: int, *, by: User) -> Assessment:
    """The units see their own result, and may object within `days` working days."""
    held = _held(assessment, State.PREVIEW)
    held.state = State.ANNOUNCED
    held.announced_on, held.appeal_days = timezone.localdate(), days
    held.appeals_until = due(held.announced_on, Term(days, TermUnit.WORKING), calendar.current()).on
    held.save(update_fields=["state", "announced_on", "appeal_days", "appeals_until"])
    found = results(held)
    record("supervision.announce-assessment", held, by=by, old={"state": "preview"}, new={"state": "announced"})
    told = recipients.of_units([one.unit for one in found])
    tell(
        "assessment-announced",
        to=[person for people in told.values() for person in people],
        facts={"year": str(held.year), "until": str(held.appeals_until)},
        link=held.get_absolute_url(),
        key=f"assessment:{held.pk}:announced",
        on=held.appeals_until,
    )
    return held


@transaction.atomic
def appeal(assessment: Assessment, unit: Unit, task: Task, reason: str, *, by: User) -> Appeal:
    """Raises RefusedError: "appeal-late" after the last day, "appeal-not-counted" for a task that is not in the unit's count,
    "appeal-twice" while one about it waits."""
    held = _held(assessment, State.ANNOUNCED)
    if held.appeals_until and timezone.localdate() > held.appeals_until:
        raise RefusedError("appeal-late", until=held.appeals_until)
    if not counts(held, unit, task):
        raise RefusedError("appeal-not-counted", title=task.title, unit=unit.name)
    if held.appeals.filter(unit=unit, task=task, state=Appeal.State.OPEN).exists():
        raise RefusedError("appeal-twice", title=task.title)
    made = Appeal.objects.create(assessment=held, unit=unit, task=task, reason=reason, by=by)
    record("supervision.appeal", made, by=by, new={"unit": unit.pk, "task": task.pk}, reason=reason)
    tell(
        "assessment-appeal",
        to=recipients.of_office(held.place),
        facts={"unit": unit.name, "title": name_of(task)},
        link=held.get_absolute_url(),
        key=f"appeal:{made.pk}",
    )
    return made


@transaction.atomic
def decide_appeal(appeal: Appeal, answer: str, *, granted: bool, by: User) -> Appeal:
    """The answer has its reason; who objected does not decide."""
    rows = Appeal.objects.select_for_update(of=("self",)).select_related("assessment", "unit", "task", "task__plan")
    held = rows.get(pk=appeal.pk)
    if held.state != Appeal.State.OPEN or held.assessment.state != State.ANNOUNCED:
        raise RefusedError("appeal-decided", title=held.task.title)
    if held.by_id == by.pk:
        raise RefusedError("appeal-own", title=held.task.title)
    held.state = Appeal.State.GRANTED if granted else Appeal.State.REFUSED
    held.answer, held.decided_by = answer, by
    held.save(update_fields=["state", "answer", "decided_by"])
    record("supervision.decide-appeal", held, by=by, old={"state": "open"}, new={"state": held.state}, reason=answer)
    tell(
        "assessment-appeal-decided",
        to=recipients.of_unit(held.unit),
        facts={"title": name_of(held.task)},
        link=held.assessment.get_absolute_url(),
        key=f"appeal:{held.pk}:decided",
    )
    return held


@transaction.atomic
def freeze(assessment: Assessment, *, by: User) -> Assessment:
    """What is counted now stays, with the seal of the audit chain at this moment. Open objections are decided before."""
    held = _held(assessment, State.ANNOUNCED)
    if held.appeals_until and timezone.localdate() <= held.appeals_until:
        raise RefusedError("assessment-too-early", until=held.appeals_until)
    if waiting := held.appeals.filter(state=Appeal.State.OPEN).count():
        raise RefusedError("assessment-appeals", n=waiting)
    held.results = as_json(results(held))
    held.state = State.FROZEN
    event = record("supervision.freeze-assessment", held, by=by, new={"results": held.results, "rules": held.rules})
    held.event, held.head = event.pk, event.hash
    held.save(update_fields=["results", "state", "event", "head"])
    return held


def _held(assessment: Assessment, state: Assessment.State) -> Assessment:
    held = Assessment.objects.select_for_update(of=("self",)).select_related("place").get(pk=assessment.pk)
    if held.state != state:
        raise RefusedError("assessment-state", year=held.year, state=held.get_state_display())
    return held
