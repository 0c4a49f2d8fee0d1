"""Facets of the list of tasks that progress counts: by light and by alarm. Settings name them to the list (TASK_FACETS)."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from yinxin.apps.plans.models import Task
from yinxin.apps.progress import alarms, lights


class LightFacet:
    """The light of today."""

    def passes(self, values: list[str]) -> Q:
        return lights.is_now(values, timezone.localdate())

    def counted(self, tasks: QuerySet[Task]) -> list[tuple[str, str, int]]:
        shown = tasks.annotate(light=lights.shown(timezone.localdate())).values_list("light").annotate(Count("pk"))
        found = dict(shown.order_by())
        return [(light, str(lights.NAMES[light]), found[light]) for light in lights.NAMES if light in found]


class AlarmFacet:
    """What asks for a second look; one task may have several."""

    def passes(self, values: list[str]) -> Q:
        told = Task.objects.filter(progress__alarm_count__gt=0).annotate(
            told=Cast("progress__alarms", output_field=TextField())
        )
        found = Q(pk__in=[])
        for code in alarms.NAMES:
            if code in values:
                found |= Q(pk__in=told.filter(told__contains=f'"code": "{code}"').values("pk"))
        return found

    def counted(self, tasks: QuerySet[Task]) -> list[tuple[str, str, int]]:
        counts = dict.fromkeys(alarms.NAMES, 0)
        for told in tasks.filter(progress__alarm_count__gt=0).values_list("progress__alarms", flat=True):
            for code in {one["code"] for one in told}:
                counts[code] += 1
        return [(code, str(alarms.NAMES[code]), count) for code, count in counts.items() if count]


LIGHT = LightFacet()
ALARM = AlarmFacet()
