"""Counts what a database holds after all that was done to it: `python -m tests.soak.judging` prints it as one line of JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter

import django


def judge() -> dict[str, object]:
    """`torn` are changes without an event, `doubled` those with more than one, `orphans` events without a change."""
    from django.db import connection

    from yinxin.apps.people.models import Unit
    from yinxin.kit.audit import chain
    from yinxin.kit.audit.models import Event

    units = {str(pk): name for pk, name in Unit.objects.values_list("pk", "name")}
    told = Counter(Event.objects.filter(action="people.add-unit").values_list("object_id", flat=True))
    report = chain.verify()
    sound = True
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            sound = cursor.execute("pragma integrity_check").fetchone()[0] == "ok"
    return {
        "names": sorted(units.values()),
        "torn": sum(1 for pk in units if not told[pk]),
        "doubled": sum(1 for pk in units if told[pk] > 1),
        "orphans": sum(1 for pk in told if pk not in units),
        "events": report.events,
        "fault": report.fault.sentence if report.fault else "",
        "integrity": sound,
    }


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    django.setup()
    sys.stdout.write(json.dumps(judge()) + "\n")
