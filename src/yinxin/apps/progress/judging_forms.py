"""The only judges of what comes from outside about lights and alarms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.progress.alarms import NAMES
from yinxin.domain.progress.light_rules import BOUNDS, LightRules

LABELS = {
    "near_days": (_("到期前多少天转黄"), _("还没有报告完成的任务，离期限这么多天时转黄。")),
    "pace_from": (_("时间过了百分之几开始比进度（黄）"), _("在此之前不因进度慢转黄。")),
    "pace_amber": (_("进度不到时间的百分之几转黄"), _("例如75：时间过了80%，完成不到60%的转黄。")),
    "pace_red_from": (_("时间过了百分之几开始比进度（红）"), _("在此之前不因进度慢转红。")),
    "pace_red": (_("进度不到时间的百分之几转红"), _("例如40：时间过了80%，完成不到32%的转红。")),
    "silence_days": (_("多少天没有报告转灰"), _("从最近一次报告算起。")),
    "part_days": (_("阶段或节点过期多少天转红"), _("过期次日先转黄。")),
    "period_days": (_("周期指标过期多少天转黄"), _("每月、每季度等指标，一期结束后这么多天仍未达到的转黄。")),
}


class LightRulesForm(forms.Form):
    """The rules of a plan's lights, within their bounds, and why they are changed."""

    def __init__(self, *args: Any, rules: LightRules, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, value in rules.values().items():
            label, hint = LABELS[name]
            bound = BOUNDS[name]
            self.fields[name] = forms.IntegerField(
                label=label, help_text=hint, min_value=bound.least, max_value=bound.most, initial=value
            )
        self.fields["reason"] = forms.CharField(label=_("理由"), max_length=300)

    def values(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in BOUNDS}


class DismissForm(forms.Form):
    mark = forms.CharField(max_length=200, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("核对结果"), max_length=300)


class AlarmFilterForm(forms.Form):
    """Filters of the alarms page; what nobody can mean filters nothing."""

    plan = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    code = forms.ChoiceField(label=_("提醒种类"), required=False, choices=[("", _("全部种类")), *NAMES.items()])
    page = forms.CharField(required=False, max_length=6)
