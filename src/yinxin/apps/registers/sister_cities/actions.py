"""Setting a target and taking it back."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.registers.sister_cities.models import Target
from yinxin.kit.audit.recording import record


@transaction.atomic
def set_target(values: dict[str, Any], *, by: User) -> Target:
    made = Target.objects.create(**values, by=by)
    told = {"side": made.side, "number": made.number, "since": str(made.since), "until": str(made.until)}
    record("sister-cities.set-target", made, by=by, new=told)
    return made


@transaction.atomic
def remove_target(target: Target, *, by: User) -> None:
    told = {"side": target.side, "number": target.number, "since": str(target.since), "until": str(target.until)}
    record("sister-cities.remove-target", target, by=by, old=told)
    target.delete()
