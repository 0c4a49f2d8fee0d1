"""The only judges of what comes from outside to supervision."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import DayField
from yinxin.apps.people.models import Unit
from yinxin.apps.supervision.actions import Asked, Demand
from yinxin.apps.supervision.models import PaperKind, SupervisionNotice


class DemandForm(forms.Form):
    """A notice of supervision: to which unit of the task, what is asked, within how many working days."""

    unit = forms.ModelChoiceField(label=_("承办单位"), queryset=Unit.objects.none())
    text = forms.CharField(
        label=_("督办要求"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写明要做到什么、说明什么。一件事一张督办单。"),
    )
    days = forms.IntegerField(
        label=_("几个工作日内回复"), min_value=1, max_value=60, initial=5, help_text=_("从发出次日起算，遇节假日顺延。")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if "unit" not in self.initial and len(units) == 1:
            self.initial["unit"] = units[0].pk

    def demand(self) -> Demand:
        return Demand(self.cleaned_data["text"], self.cleaned_data["days"])


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("回复"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("写做到了哪一步、什么时候办完。佐证材料附在进展报告里。"),
    )


class WantingForm(forms.Form):
    wanting = forms.CharField(label=_("还要说明什么"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("撤回理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class NoticeFilterForm(forms.Form):
    """What the list of notices is asked for."""

    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), *SupervisionNotice.State.choices]
    )
    overdue = forms.BooleanField(label=_("只看逾期未回复的"), required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000, widget=forms.HiddenInput)


class DraftForm(forms.Form):
    """Which paper about which days."""

    kind = forms.ChoiceField(label=_("文种"), choices=PaperKind.choices)
    first = DayField(label=_("期间从"))
    last = DayField(label=_("期间到"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _("期间的最后一天不能早于第一天，请改正。"))
        return given

    def asked(self) -> Asked:
        return Asked(self.cleaned_data["kind"], self.cleaned_data["first"], self.cleaned_data["last"])


class TemplateForm(forms.Form):
    """A Word file by which a kind of paper is printed from now on."""

    kind = forms.ChoiceField(label=_("文种"), choices=PaperKind.choices)
    document = forms.FileField(label=_("Word 模板"), widget=forms.ClearableFileInput(attrs={"accept": ".docx"}))
