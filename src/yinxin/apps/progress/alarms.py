"""Alarms in words: what they are called, what they say of a report, and which rows they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.domain.progress.alarms import AlarmCode

NAMES: Mapping[str, str | Promise] = {
    AlarmCode.COPIED.value: gettext_lazy("与上次报告雷同"),
    AlarmCode.BACKWARDS.value: gettext_lazy("数值倒退"),
    AlarmCode.UNPROVEN.value: gettext_lazy("报完成而无佐证"),
    AlarmCode.CONTRADICTS.value: gettext_lazy("说完成而指标未到"),
    AlarmCode.NUMBER.value: gettext_lazy("文字与指标数字不符"),
    AlarmCode.SILENT_CLAIM.value: gettext_lazy("报完成而无说明"),
    AlarmCode.PUSHED.value: gettext_lazy("多次延期"),
}


@dataclass(frozen=True, slots=True)
class ShownAlarm:
    """An alarm of a task as a page shows it. `rows` are (kind, number) of the reports and figures it rests on."""

    code: str
    name: str
    sentence: str
    mark: str
    rows: tuple[tuple[str, int], ...]

    @property
    def report(self) -> int | None:
        """The number of the report that is asked about."""
        return next((key for kind, key in self.rows if kind == "report"), None)


def shown(kept: Iterable[Mapping[str, Any]]) -> tuple[ShownAlarm, ...]:
    """The alarms of a row as `projecting` kept them."""
    return tuple(
        ShownAlarm(
            one["code"],
            str(NAMES[one["code"]]),
            SENTENCES[AlarmCode(one["code"])](one["facts"]),
            one["mark"],
            tuple((kind, key) for kind, key in one["rows"]),
        )
        for one in kept
    )


SENTENCES: Mapping[AlarmCode, Callable[[Mapping[str, Any]], str]] = {
    AlarmCode.COPIED: lambda told: _("与%(before)s的报告几乎相同：“%(quote)s”") % told,
    AlarmCode.BACKWARDS: lambda told: _("“%(subject)s”由%(old)s%(unit)s变为%(new)s%(unit)s") % told,
    AlarmCode.UNPROVEN: lambda _told: _("报告已完成，没有附任何佐证"),
    AlarmCode.CONTRADICTS: lambda told: (
        _("文字说“%(quote)s”，“%(subject)s”实测%(value)s%(unit)s，目标%(target)s%(unit)s") % told
    ),
    AlarmCode.NUMBER: lambda told: _("文字写“%(subject)s”%(other)s%(unit)s，指标填%(value)s%(unit)s") % told,
    AlarmCode.SILENT_CLAIM: lambda _told: _("报告已完成，没有一句说明"),
    AlarmCode.PUSHED: lambda told: _("已延期%(pushes)s次，现在的期限是%(due)s") % told,
}
