"""The only judges of what comes from outside to the assessment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import Unit
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.assessment import Rules
from yinxin.kit.refusals import sentence_of


def _points(label: Any, initial: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, initial=initial, min_value=0, max_value=100)


class RulesForm(forms.Form):
    """The rules of a year, declared before anything is counted."""

    place = forms.ModelChoiceField(label=_("地方"), queryset=Unit.objects.none())
    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=2100)
    on_time = _points(_("按期报完成的分值"), 40)
    complete = _points(_("验收通过的分值"), 40)
    evidence = _points(_("有佐证的分值"), 20)
    returned = _points(_("每退回一次扣"), 2)
    most_off = _points(_("退回最多扣"), 20)

    def __init__(self, *args: Any, places: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            try:
                given["rules"] = Rules(
                    **{name: given[name] for name in ("on_time", "complete", "evidence", "returned", "most_off")}
                )
            except RefusedError as refused:
                self.add_error("evidence", sentence_of(refused))
        return given


class AnnounceForm(forms.Form):
    days = forms.IntegerField(label=_("几个工作日内可以申诉"), min_value=3, max_value=60, initial=5)


class AppealForm(forms.Form):
    """A unit objects that one of its tasks is counted."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), widget=forms.HiddenInput)
    task = forms.IntegerField(min_value=1, max_value=2**53, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("申诉理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    answer = forms.CharField(label=_("答复"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    granted = forms.TypedChoiceField(
        label=_("决定"),
        choices=[("yes", _("采纳，不计入")), ("no", _("不采纳"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
