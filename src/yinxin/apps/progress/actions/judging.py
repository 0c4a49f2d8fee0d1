"""What the office decides about lights and alarms: the rules of a plan, and that an alarm was looked into."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import DismissedAlarm, LightTuning, Progress
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.light_rules import USUAL, LightRules
from yinxin.kit.audit.recording import record


@transaction.atomic
def tune_lights(plan: Plan, values: Mapping[str, int], *, reason: str, by: User) -> LightRules:
    """The plan's lights follow the new values at once. Raises RefusedError("light-rule") for a value beyond its bounds."""
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    rules, before = LightRules(**values), rules_of(held)
    if rules == before:
        return rules
    LightTuning.objects.update_or_create(plan=held, defaults={"values": rules.values(), "reason": reason, "by": by})
    projecting.project(list(held.tasks.values_list("pk", flat=True)))
    changed = {name for name, value in rules.values().items() if before.values()[name] != value}
    record(
        "progress.tune-lights",
        held,
        by=by,
        old={name: before.values()[name] for name in sorted(changed)},
        new={name: rules.values()[name] for name in sorted(changed)},
        reason=reason,
    )
    return rules


@transaction.atomic
def dismiss_alarm(task: Task, mark: str, *, reason: str, by: User) -> DismissedAlarm:
    """The alarm does not come back; another one, of a later report, does. Raises RefusedError("alarm-gone")."""
    held = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    row = Progress.objects.filter(pk=held.pk).first()
    found = next((one for one in (row.alarms if row else []) if one["mark"] == mark), None)
    if found is None:
        raise RefusedError("alarm-gone", title=held.title)
    kept = DismissedAlarm.objects.create(task=held, mark=mark, code=found["code"], reason=reason, by=by)
    projecting.project([held.pk])
    record("progress.dismiss-alarm", held, by=by, new={"alarm": found["code"]}, reason=reason)
    return kept


def rules_of(plan: Plan) -> LightRules:
    tuned = LightTuning.objects.filter(plan=plan).first()
    return LightRules(**tuned.values) if tuned else USUAL
