"""The schedules as a page shows them: when each ran last, how that ended, and when its turn comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from yinxin.kit.outbox.models import WITHOUT_RESULT, Job, Turn
from yinxin.kit.outbox.schedules import declared


@dataclass(frozen=True, slots=True)
class Regular:
    """One schedule. `last` is empty before its first run and after its old rows were removed."""

    title: str
    rhythm: str
    last: Job | None
    next_due: datetime

    @property
    def went_wrong(self) -> bool:
        return self.last is not None and self.last.state in WITHOUT_RESULT


def regular(now: datetime | None = None) -> list[Regular]:
    """Every declared schedule, in the order of the settings."""
    moment = now or timezone.now()
    last = {turn.name: turn.job for turn in Turn.objects.select_related("job")}
    return [
        Regular(str(one.title), one.when.in_words(), last.get(one.name), one.when.next_due(moment))
        for one in declared()
    ]
