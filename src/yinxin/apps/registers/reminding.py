"""Telling the people of each unit which checks of its records are due soon, and which are overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.notices.kinds import Kind, say
from yinxin.apps.people.access import posts_held
from yinxin.apps.people.models import Role, Unit, UnitKind, User
from yinxin.apps.registers.base import UnitRegister
from yinxin.kit.registers.rounds import due
from yinxin.kit.registers.rounds.rounds import Round, all_asked

say(
    {
        "register-check-due": Kind(_("%(round)s（%(register)s）：还有%(n)s条没有核查，最后一日%(due)s")),
        "register-check-overdue": Kind(_("%(round)s（%(register)s）：%(n)s条逾期没有核查，最后一日是%(due)s")),
    }
)


def remind(today: date) -> int:
    """How many notices were told. Each unit is told twice of a round: in the month in which it ends, and when it is overdue."""
    told = 0
    for asked in all_asked(today):
        if isinstance(asked.register, UnitRegister) and _is_time(asked, today):
            told += _remind_of(asked, today)
    return told


def _is_time(asked: Round, today: date) -> bool:
    """From the first day of the month of the last day on, and of a campaign from its first day."""
    begins = asked.first if asked.campaign else max(asked.first, asked.last.replace(day=1))
    return today >= begins


@transaction.atomic
def _remind_of(asked: Round, today: date) -> int:
    rows = due.open_ones(asked, asked.register.model._default_manager.all())
    open_of = dict(rows.order_by().values_list("unit").annotate(n=Count("pk")))
    people = _people(Unit.objects.filter(pk__in=open_of))
    kind = "register-check-overdue" if asked.is_overdue(today) else "register-check-due"
    shown = reverse("registers:due", args=[asked.register.slug])
    return sum(
        tell(
            kind,
            to=people[unit],
            facts={"round": asked.label, "register": asked.register.label, "n": n, "due": str(asked.last)},
            link=f"{shown}?round={asked.name}&period={asked.slug}&by=unit&value={unit}&standing=open",
            key=f"check:{asked.register.slug}:{asked.name}:{asked.slug}:{unit}",
            on=asked.last,
        )
        for unit, n in open_of.items()
    )


def _people(units: Iterable[Unit]) -> dict[int, list[User]]:
    """Reporters, heads and clerks of a unit; of a government, its office."""
    found = list(units)
    told = recipients.of_units(found)
    clerks = posts_held().filter(unit__in=found, role=Role.CLERK).select_related("user").order_by("pk")
    for post in clerks:
        if post.user not in told[post.unit_id]:
            told[post.unit_id].append(post.user)
    for unit in found:
        if unit.kind == UnitKind.GOVERNMENT:
            told[unit.pk] += [person for person in recipients.of_office(unit) if person not in told[unit.pk]]
    return told
