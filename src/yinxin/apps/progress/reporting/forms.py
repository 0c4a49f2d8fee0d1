"""The only judges of what the office decides about rounds, and of the files that come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import DayField
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.models import Rhythm, Schedule
from yinxin.apps.progress.reporting.opening import Opening


class ScheduleForm(forms.Form):
    """How often a plan asks. Nothing begins before the preview was confirmed."""

    rhythm = forms.ChoiceField(label=_("周期"), choices=Rhythm.choices, initial=Rhythm.QUARTERLY)
    opens_after = forms.IntegerField(
        label=_("期末后第几天开始"),
        min_value=-60,
        max_value=60,
        initial=1,
        help_text=_("1表示期末的第二天；负数表示期末之前。"),
    )
    working_days = forms.IntegerField(label=_("填报几个工作日"), min_value=1, max_value=60, initial=5)
    since = DayField(label=_("从哪天起"))
    until = DayField(label=_("到哪天止"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("结束日期不能早于开始日期。"))
        return data

    def schedule(self, plan: Plan) -> Schedule:
        """Not saved."""
        return Schedule(plan=plan, **self.cleaned_data)


class OpenForm(forms.Form):
    """A round opened by hand, from today."""

    name = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如：2031年上半年专项督查。"))
    period_start = DayField(label=_("所报期间开始"))
    period_end = DayField(label=_("所报期间结束"))
    working_days = forms.IntegerField(label=_("填报几个工作日"), min_value=1, max_value=60, initial=5)
    leave_out = forms.BooleanField(label=_("已经报过的不再问"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("结束日期不能早于开始日期。"))
        return data

    def opening(self, today: Any) -> Opening:
        return Opening(opens_on=today, **self.cleaned_data)


class ExtendForm(forms.Form):
    """Longer for all units."""

    to = DayField(label=_("延长到"))
    reason = forms.CharField(label=_("理由"), max_length=200, error_messages={"required": _("请写明延长的理由。")})


class ReasonForm(forms.Form):
    """Why a unit need not report, or a schedule stops."""

    reason = forms.CharField(
        label=_("理由"), max_length=200, error_messages={"required": _("请写明理由，日后查看时要用。")}
    )


class WantForm(forms.Form):
    """What a report lacks."""

    wanting = forms.CharField(
        label=_("请补充什么"),
        max_length=500,
        error_messages={"required": _("请写明要补充什么，填报单位才知道怎么补。")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SheetForm(forms.Form):
    """A filled sheet, or a ledger."""

    sheet = forms.FileField(
        label=_("表格文件"), allow_empty_file=True, error_messages={"required": _("请先选择文件。")}
    )


class BurdenForm(forms.Form):
    """Which round, year or unit of the account is looked at; what is no number means none."""

    round = forms.IntegerField(required=False, min_value=1, max_value=10**17)
    year = forms.IntegerField(required=False, min_value=2000, max_value=2200)
    unit = forms.IntegerField(required=False, min_value=1, max_value=10**17)

    def number(self, name: str) -> int:
        self.is_valid()
        return self.cleaned_data.get(name) or 0


class LedgerForm(SheetForm):
    """A ledger, and the day of those of its reports that name none."""

    otherwise = DayField(label=_("没有写日期的，按哪天计"), help_text=_("一般是台账最后更新的日期。"))

    def clean_otherwise(self) -> Any:
        day = self.cleaned_data["otherwise"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("不能晚于今天。"))
        return day


class RowsForm(forms.Form):
    """What a person says of the rows of a ledger on one page: for each its task, by number or title, and whether it is left out."""

    def __init__(self, *args: Any, places: list[int], tasks: Mapping[str, int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places, self.tasks = places, tasks
        for place in places:
            self.fields[f"task-{place}"] = forms.CharField(label=_("任务"), max_length=400, required=False)
            self.fields[f"skip-{place}"] = forms.BooleanField(label=_("不导入"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for place in self.places:
            typed = (data.get(f"task-{place}") or "").strip()
            if typed and typed not in self.tasks:
                sentence = _("清单里没有“%(name)s”。请从列表中选择。") % {"name": typed[:40]}
                self.add_error(f"task-{place}", sentence)
        return data

    def choices(self) -> dict[int, tuple[int | None, bool]]:
        data = self.cleaned_data
        return {place: (self.tasks.get(data[f"task-{place}"].strip()), data[f"skip-{place}"]) for place in self.places}
