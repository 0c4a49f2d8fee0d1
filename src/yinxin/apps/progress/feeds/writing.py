"""A unit's days as a calendar (RFC 5545): all-day entries for what is due, tentative where the day is not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from yinxin.apps.people import access as people
from yinxin.apps.progress.feeds import access
from yinxin.apps.progress.feeds.opening import Opened
from yinxin.apps.progress.models import Round, Stage
from yinxin.kit.ui.templatetags.ui import office_date

ASK_AGAIN = timedelta(hours=6)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` stays the same as long as the thing does, so that a calendar moves an entry and does not double it."""

    name: str
    on: date
    title: str
    kind: str
    path: str
    told: str
    is_certain: bool = True


def written(opened: Opened) -> bytes:
    """The feed in its person's language: few queries, however many days it holds."""
    with override(opened.person.language):
        calendar = _empty(_("%(unit)s · 银信") % {"unit": opened.unit.name})
        for entry in (*_of_stages(opened), *_of_rounds(opened)):
            calendar.add_component(_event(entry, timezone.now()))
        return bytes(calendar.to_ical())


def _empty(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Yinxin//Unit feed//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", ASK_AGAIN)
    return calendar


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.name}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", now)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + DAY)
    event.add("summary", entry.title if entry.is_certain else _("%(title)s（日期未定）") % {"title": entry.title})
    event.add("description", entry.told)
    event.add("url", f"{settings.SITE_URL}{entry.path}")
    event.add("categories", [entry.kind])
    event.add("status", "CONFIRMED" if entry.is_certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _of_stages(opened: Opened) -> Iterator[Entry]:
    for stage in access.stages(opened.person, opened.unit):
        task, part = stage.task, stage.phase or stage.milestone
        name = f"phase-{stage.phase_id}" if stage.phase_id else f"milestone-{stage.milestone_id}"
        kind = _("阶段目标") if stage.phase_id else _("时间节点")
        label = stage.phase.label if stage.phase else stage.milestone.text if stage.milestone else ""
        yield Entry(
            name=name if part else f"task-{task.pk}",
            on=stage.due_on or timezone.localdate(),
            title=f"{_cut(task.title)} · {_cut(label)}" if part else _("到期：%(title)s") % {"title": _cut(task.title)},
            kind=kind if part else _("完成时限"),
            path=task.get_absolute_url(),
            told=_told(stage),
        )


def _told(stage: Stage) -> str:
    """Where a plan names a month or a year only, the last day of it is no day the plan names."""
    task = stage.task
    lines = [task.plan.title, _("第%(serial)s项：%(title)s") % {"serial": task.serial, "title": task.title}]
    if task.due_text and not (stage.phase_id or stage.milestone_id):
        lines.append(_("计划里写的时限：%(text)s") % {"text": task.due_text})
    lines.append(stage.get_state_display())
    return "\n".join(lines)


def _of_rounds(opened: Opened) -> Iterator[Entry]:
    """Each leads to where its person does something about it: the unit's own page, or the rounds of the plan."""
    answers = people.own_units(opened.person).filter(pk=opened.unit.pk).exists()
    for asked in access.rounds(opened.person, opened.unit):
        yield Entry(
            name=f"round-{asked.pk}-{opened.unit.pk}",
            on=asked.due_on,
            title=_("填报截止：%(name)s") % {"name": _cut(asked.name)},
            kind=_("填报"),
            path=reverse("progress:report") if answers else reverse("progress:plan-rounds", args=[asked.plan_id]),
            told=_told_of_round(asked),
            is_certain=asked.is_certain,
        )


def _told_of_round(asked: Round) -> str:
    lines = [asked.plan.title, _("从%(day)s起可以填报") % {"day": office_date(asked.opens_on.isoformat())}]
    if not asked.is_certain:
        lines.append(_("这一年的放假通知还没有公布，截止日期按双休日暂算，公布后会重新计算。"))
    return "\n".join(lines)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
