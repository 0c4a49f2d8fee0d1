"""The only judges of what is taken down about an issue, and by what the list of issues is narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit
from yinxin.apps.registers.enterprises.models import Issue, IssueState, Subject
from yinxin.domain.registers.issues import LONGEST_DAYS, WORKING_DAYS

if TYPE_CHECKING:
    IssueModelForm = forms.ModelForm[Issue]
else:
    IssueModelForm = forms.ModelForm

OVERDUE = "overdue"


class RaiseForm(IssueModelForm):
    class Meta:
        model = Issue
        fields = ("subject", "raised_on", "text")
        widgets = {"raised_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"text": _("只写企业要解决的事，不写人的姓名和电话")}

    def clean_raised_on(self) -> Any:
        day = self.cleaned_data["raised_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("提出日期不能在今天以后。"))
        return day

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AssignForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=pgettext_lazy("诉求", "承办单位"))
    days = forms.IntegerField(label=_("几个工作日内答复"), min_value=1, max_value=LONGEST_DAYS, initial=WORKING_DAYS)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    words = forms.CharField(label=_("答复"), max_length=2_000, widget=forms.Textarea({"rows": 4}))


class ReopenForm(forms.Form):
    why = forms.CharField(label=_("企业为什么不满意"), max_length=500)


class IssueListForm(forms.Form):
    """`unit` is the number of the unit that owes the answer."""

    state = forms.ChoiceField(
        label=_("办理情况"), choices=[("", _("全部")), (OVERDUE, _("已逾期")), *IssueState.choices], required=False
    )
    subject = forms.ChoiceField(label=_("类别"), choices=[("", _("全部")), *Subject.choices], required=False)
    unit = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**53)

    def rows(self, seen: QuerySet[Issue]) -> QuerySet[Issue]:
        """An answer that is none of the choices finds nothing."""
        if not self.is_valid():
            return seen.none()
        told = self.cleaned_data
        found = seen.filter(**{name: told[name] for name in ("subject", "unit") if told[name]})
        if told["state"] == OVERDUE:
            return found.filter(state=IssueState.ASSIGNED, due_on__lt=timezone.localdate())
        return found.filter(state=told["state"]) if told["state"] else found
