"""The only judges of what comes from outside to proposals and funds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import DayField
from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Task
from yinxin.apps.supervision.actions.funding import Budget, Paid
from yinxin.apps.supervision.actions.proposing import Topic
from yinxin.apps.supervision.models import Proposal
from yinxin.domain.progress.chain import NEED_WORDS, Step

LED = (Step.STUDY, Step.ADOPT, Step.DECLINE, Step.SATISFIED, Step.UNSATISFIED)
"""The steps an office takes by this form; handing over names a unit, and answering is the unit's."""


class TopicForm(forms.Form):
    place = forms.ModelChoiceField(label=_("地方"), queryset=Unit.objects.none())
    kind = forms.ChoiceField(label=_("类别"), choices=Proposal.Kind.choices)
    number = forms.CharField(label=_("编号"), max_length=60, required=False)
    title = forms.CharField(label=_("题目"), max_length=300)
    proposer = forms.CharField(
        label=_("提出单位"), max_length=200, help_text=_("写党派、团体或委员会的名称，不写个人姓名。")
    )
    text = forms.CharField(label=_("内容"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, places: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.initial.setdefault("place", places.first())

    def topic(self) -> Topic:
        given = self.cleaned_data
        return Topic(given["kind"], given["title"], given["proposer"], given["text"], given["number"])


class StepForm(forms.Form):
    """One step of the office, with what it says."""

    step = forms.TypedChoiceField(choices=[(step.value, step.value) for step in LED], coerce=Step)
    words = forms.CharField(label=_("说明"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("step") in NEED_WORDS and not given.get("words", "").strip():
            self.add_error("words", _("这一步要写明说明。"))
        return given


class AnswerForm(forms.Form):
    words = forms.CharField(label=_("反馈"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class HandOverForm(forms.Form):
    """Who carries it out, and by which tasks of the list."""

    unit = forms.ModelChoiceField(label=_("承办单位"), queryset=Unit.objects.none())
    tasks = forms.ModelMultipleChoiceField(
        label=_("落实的任务"),
        queryset=Task.objects.none(),
        required=False,
        help_text=_("选清单里落实这件提案的任务，它们的报告和验收就是办理进展，不用另报。"),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], tasks: QuerySet[Task], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]


class BudgetForm(forms.Form):
    task = forms.ModelChoiceField(label=_("任务"), queryset=Task.objects.none())
    name = forms.CharField(label=_("资金名称"), max_length=200)
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    source = forms.CharField(label=_("来源"), max_length=100, help_text=_("哪一级财政，例如市级、区级。"))
    amount = forms.DecimalField(label=_("预算（元）"), max_digits=16, decimal_places=2, min_value=0)

    def __init__(self, *args: Any, tasks: QuerySet[Task], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["task"].queryset = tasks  # type: ignore[attr-defined]

    def budget(self) -> Budget:
        given = self.cleaned_data
        return Budget(given["name"], given["year"], given["source"], given["amount"])


class RebudgetForm(forms.Form):
    amount = forms.DecimalField(label=_("调整后预算（元）"), max_digits=16, decimal_places=2, min_value=0)
    reason = forms.CharField(label=_("依据"), max_length=500)


class PaymentForm(forms.Form):
    on = DayField(label=_("支付日期"))
    amount = forms.DecimalField(
        label=_("金额（元）"), max_digits=16, decimal_places=2, help_text=_("退回的款项填负数。")
    )
    purpose = forms.CharField(label=_("用途"), max_length=300)
    voucher = forms.CharField(label=_("凭证号"), max_length=100, required=False)

    def paid(self) -> Paid:
        given = self.cleaned_data
        return Paid(given["on"], given["amount"], given["purpose"], given["voucher"])
