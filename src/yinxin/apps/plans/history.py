"""Who did what to a plan: the events of the plan, its documents, their desks and its tasks in one row of time."""

from __future__ import annotations

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from yinxin.apps.plans.models import Plan, ProposedTask, Source, Task
from yinxin.kit.audit.models import Event

LATEST = 500


def events_of(plan: Plan) -> QuerySet[Event]:
    """The latest events, newest first."""
    about = Q(object_type="plans.plan", object_id=str(plan.pk))
    for model, rows in (
        (Source, Source.objects.filter(plan=plan)),
        (ProposedTask, ProposedTask.objects.filter(source__plan=plan)),
        (Task, Task.objects.filter(plan=plan)),
    ):
        keys = rows.annotate(as_text=Cast("pk", CharField())).values("as_text")
        about |= Q(object_type=model._meta.label_lower, object_id__in=keys)
    return Event.objects.filter(about).select_related("actor", "payload").order_by("-sequence")[:LATEST]
