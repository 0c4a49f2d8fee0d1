"""The light of a day: in SQL for lists and counts, on a row for one task, and the rule behind it in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.apps.plans.models import Task
from yinxin.apps.progress.models import Light, Progress
from yinxin.domain.progress.lights import Rule, elapsed

ORDER = (Light.RED, Light.GREY, Light.AMBER, Light.GREEN)
"""Where lights are listed: first what asks for something."""

OFF = "off"
"""What stands for a light where none is lit: the task is suspended, merged into another, or cancelled."""

DARK = frozenset({Task.Status.SUSPENDED.value, Task.Status.MERGED.value, Task.Status.CANCELLED.value})

NAMES: Mapping[str, str | Promise] = {
    Light.RED.value: gettext_lazy("红灯"),
    Light.GREY.value: gettext_lazy("灰灯"),
    Light.AMBER.value: gettext_lazy("黄灯"),
    Light.GREEN.value: gettext_lazy("绿灯"),
    OFF: gettext_lazy("不亮灯"),
}
"""In the order in which they are listed: first what asks for something."""


def shown(today: date, *, through: str = "progress__") -> Case:
    """The light of each row on a day: `Task.objects.annotate(light=lights.shown(today))`, for any path to a task's progress.

    “off” where the task is suspended, merged or cancelled. One nobody has worked out yet is grey: nothing is known of it.
    """
    path = through.removesuffix("progress__") if through else "task__"
    dark = When(**{f"{path}status__in": sorted(DARK)}, then=Value(OFF))
    missing = [When(**{f"{through.removesuffix('__')}__isnull": True}, then=Value(Light.GREY.value))] if through else []
    named = ((Light.RED, "red_on"), (Light.GREY, "grey_on"), (Light.AMBER, "amber_on"))
    turned = [When(**{f"{through}{column}__lte": today}, then=Value(light.value)) for light, column in named]
    return Case(dark, *missing, *turned, default=Value(Light.GREEN.value), output_field=CharField())


def is_now(lights: list[str], today: date, *, through: str = "progress__") -> Q:
    """The rows whose light on a day is one of these."""
    red, grey, amber = (Q(**{f"{through}{column}_on__lte": today}) for column in ("red", "grey", "amber"))
    path = through.removesuffix("progress__") if through else "task__"
    dark = Q(**{f"{path}status__in": sorted(DARK)})
    missing = Q(**{f"{through.removesuffix('__')}__isnull": True}) if through else Q(pk__in=[])
    ways = {
        OFF: dark,
        Light.RED.value: ~dark & red,
        Light.GREY.value: ~dark & (missing | grey & ~red),
        Light.AMBER.value: ~dark & amber & ~red & ~grey,
        Light.GREEN.value: ~dark & ~missing & ~red & ~grey & ~amber,
    }
    found = Q(pk__in=[])
    for light in lights:
        found |= ways.get(light, Q(pk__in=[]))
    return found


def of(row: Progress | None, today: date) -> Light:
    """The light of one task, as `shown` gives it to all that are not dark."""
    if row is None:
        return Light.GREY
    for light, on in ((Light.RED, row.red_on), (Light.GREY, row.grey_on), (Light.AMBER, row.amber_on)):
        if on and on <= today:
            return light
    return Light.GREEN


@dataclass(frozen=True, slots=True)
class Shown:
    """A light with its reasons, as a page shows it. `ahead` says which light comes next and why, if nothing happens."""

    light: str
    reasons: tuple[str, ...]
    ahead: tuple[tuple[date, Light, str], ...] = ()

    @property
    def name(self) -> str:
        return str(NAMES[self.light])

    @property
    def title(self) -> str:
        """What stands on hover and is read aloud."""
        return _("%(light)s：%(reasons)s") % {"light": self.name, "reasons": _("；").join(self.reasons)}


def explained(row: Progress | None, status: str, today: date) -> Shown:
    """The light of a task with the sentence of every rule that gives it its colour today."""
    if status in DARK:
        return Shown(OFF, (_dark(status, row),))
    light = of(row, today)
    if row is None:
        return Shown(light.value, (_("还没有任何记录"),))
    told: Mapping[str, list[dict[str, Any]]] = row.rules
    holding = [one for one in told.get(light.value, []) if date.fromisoformat(one["on"]) <= today]
    holding.sort(key=lambda one: FIRST.index(Rule(one["rule"])))
    reasons = tuple(sentence(one["rule"], one["facts"], today) for one in holding)
    return Shown(light.value, reasons or (_green(status, row),), _ahead(told, light, today))


def sentence(rule: str, facts: Mapping[str, Any], today: date) -> str:
    """One rule and its facts in words, as of a day: “已过75%时间，完成40%”."""
    said = dict(facts)
    for name in ("due", "end", "since", "heard", "start", "reported"):
        if said.get(name):
            said[name] = date.fromisoformat(str(said[name]))
    if rule in (Rule.PACE, Rule.UNMEASURED):
        said["elapsed"] = elapsed(said["start"], said["due"], today)
    said["days"] = abs((today - _since(rule, said)).days)
    said["sign"] = SIGNS.get(str(said.get("sign", "")), "")
    return SENTENCES[Rule(rule)](said)


def _since(rule: str, said: Mapping[str, Any]) -> date:
    names = {Rule.SILENT: "heard", Rule.PERIOD: "end", Rule.PART: "end", Rule.REPORTED_LATE: "reported"}
    day = said.get(names.get(Rule(rule), "since" if "since" in said else "due"))
    return day if isinstance(day, date) else date.min


def _ahead(told: Mapping[str, list[dict[str, Any]]], now: Light, today: date) -> tuple[tuple[date, Light, str], ...]:
    """The next turn to each light that weighs more than the present one."""
    found = []
    for light in ORDER[: ORDER.index(now)]:
        coming = [one for one in told.get(light.value, []) if date.fromisoformat(one["on"]) > today]
        if coming:
            next_one = min(coming, key=lambda one: str(one["on"]))
            on = date.fromisoformat(next_one["on"])
            found.append((on, light, sentence(next_one["rule"], next_one["facts"], on)))
    return tuple(sorted(found, key=lambda one: one[0]))


def _dark(status: str, row: Progress | None) -> str:
    if status == Task.Status.SUSPENDED and row and row.since:
        return _("%(day)s起暂停") % {"day": row.since.isoformat()}
    words = {Task.Status.MERGED: _("已并入其他任务"), Task.Status.CANCELLED: _("已决定取消")}
    return words.get(Task.Status(status), _("已暂停"))


def _green(status: str, row: Progress) -> str:
    if status == Task.Status.ACCEPTED:
        return _("%(day)s验收通过") % {"day": row.accepted_on.isoformat()} if row.accepted_on else _("已验收")
    if status == Task.Status.REPORTED:
        return _("已报完成，等待验收")
    return _("按进度推进") if row.last_report_on else _("还没有报告，也没有到期或落后")


def _near(said: Mapping[str, Any]) -> str:
    return _("还有%(days)s天到期（%(due)s），还没有报告完成") % said


FIRST = (Rule.OVERDUE, Rule.RETURNED, Rule.REPORTED_LATE, Rule.PACE, Rule.PERIOD, Rule.PART, Rule.NEAR, *Rule)
"""Of several rules that hold, the one a reader wants to know first."""

SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "~": "约"}
"""An equal value is printed bare."""

SENTENCES: Mapping[Rule, Callable[[Mapping[str, Any]], str]] = {
    Rule.NEAR: _near,
    Rule.OVERDUE: lambda said: (
        _("“%(subject)s”已过期限%(due)s，逾期%(days)s天") % said
        if said.get("subject")
        else _("已过期限%(due)s，逾期%(days)s天") % said
    ),
    Rule.PACE: lambda said: (
        _("已过%(elapsed)s%%时间，完成%(share)s%%：%(subject)s%(value)s%(unit)s，目标%(sign)s%(target)s%(unit)s") % said
    ),
    Rule.UNMEASURED: lambda said: _("已过%(elapsed)s%%时间，“%(subject)s”还没有实测值") % said,
    Rule.PERIOD: lambda said: _("“%(subject)s”截至%(end)s的一期没有达到%(sign)s%(target)s%(unit)s") % said,
    Rule.PART: lambda said: _("“%(part)s”应在%(end)s前完成，还没有报告完成") % said,
    Rule.RETURNED: lambda said: _("%(since)s退回，等待整改后再报") % said,
    Rule.SUSPENDED: lambda said: _("%(since)s起暂停") % said,
    Rule.REPORTED_LATE: lambda said: _("%(reported)s报告完成，晚于期限%(due)s") % said,
    Rule.SILENT: lambda said: (
        _("%(heard)s以来%(days)s天没有报告") % said if said["ever"] else _("%(heard)s以来%(days)s天从未报告") % said
    ),
    Rule.ROUND_MISSED: lambda said: _("“%(round)s”截止%(due)s，没有填报") % said,
}
