"""The only judges of what people say when they act on a task. Each act asks for what it needs and for nothing else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import DayField
from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Task
from yinxin.apps.progress import actions
from yinxin.apps.progress.life.subject import Subject
from yinxin.apps.progress.models import TaskEvent
from yinxin.domain.progress.acts import FINISHED, NEED_REASON, Act

LONGEST_REASON = 1000
NO_NUMBER = 2**53
BACK = [("", ""), ("work", "work")]

DIRECT = frozenset({Act.SIGN, Act.START, Act.ACCEPT, Act.RESUME})
"""Acts that one press does; whoever wants to add a word opens their page."""

FORWARD = frozenset({Act.SIGN, Act.START, Act.REPORT_DONE, Act.ACCEPT, Act.GRANT_EXTENSION, Act.SUSPEND, Act.RESUME})

REASONS = {
    Act.REPORT_DONE: (_("完成情况"), _("写明做成了什么、结果如何；佐证在填报页附上。")),
    Act.MERGE: (_("依据"), _("决定合并的文件名称、文号，或会议和日期。")),
    Act.CANCEL: (_("依据"), _("决定取消的文件名称、文号，或会议和日期。")),
    Act.REOPEN: (_("理由"), _("为什么要继续办理，依据什么。")),
    Act.SEND_BACK: (_("退回理由"), _("哪里没有办到，要补什么。")),
}
WITH_A_WORD = NEED_REASON | {Act.REPORT_DONE, Act.GRANT_EXTENSION, Act.SUSPEND, Act.RESUME, Act.ACCEPT}


class ActForm(forms.Form):
    """One act on one subject. `seen` and `back` are the page's own; a program may leave them out."""

    unit = forms.ModelChoiceField(label=_("代表单位"), queryset=Unit.objects.none(), required=False)
    to = DayField(label=_("改到哪一天"), required=False)
    into = forms.ModelChoiceField(label=_("并入哪一项"), queryset=Task.objects.none(), required=False)
    reason = forms.CharField(
        label=_("理由"), max_length=LONGEST_REASON, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(required=False, min_value=0, max_value=NO_NUMBER, widget=forms.HiddenInput)
    back = forms.ChoiceField(required=False, choices=BACK, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, subject: Subject, act: Act, prefix: str | None = None) -> None:
        super().__init__(data, auto_id=f"{act.value}-{prefix or subject.seen}-%s")
        self.subject, self.act = subject, act
        self.initial["seen"] = subject.seen
        self._ask_unit(subject.units(act))
        self._ask_day()
        self._ask_target()
        self._ask_reason()

    def clean_unit(self) -> Unit | None:
        """With a single unit there is nothing to choose; the office acts for none."""
        units = self.subject.units(self.act) or self.subject.hand.units_for(self.act)
        return self.cleaned_data.get("unit") or (units[0] if len(units) == 1 else None)

    def particulars(self) -> actions.Particulars:
        data = self.cleaned_data
        seen = None if self.act is Act.SIGN else data.get("seen")
        return actions.Particulars(
            unit=data.get("unit"),
            reason=data.get("reason") or "",
            to=data.get("to"),
            into=data.get("into"),
            seen=seen,
        )

    @property
    def label(self) -> str:
        return str(TaskEvent.ActChoice(self.act.value).label)

    @property
    def url(self) -> str:
        return self.subject.url(self.act)

    @property
    def is_forward(self) -> bool:
        """What brings the task on, rather than aside or back."""
        return self.act in FORWARD

    @property
    def is_direct(self) -> bool:
        """One press is enough: there is nothing that must be said."""
        return self.act in DIRECT and not self.fields["unit"].required

    def _ask_unit(self, units: tuple[Unit, ...]) -> None:
        field: Any = self.fields["unit"]
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        field.required = len(units) > 1 and not self.subject.hand.decides
        if len(units) < 2:
            field.widget = forms.HiddenInput()

    def _ask_day(self) -> None:
        if self.act not in (Act.ASK_EXTENSION, Act.GRANT_EXTENSION):
            del self.fields["to"]
            return
        asked = self.subject.life.asked
        self.fields["to"].required = self.act is Act.ASK_EXTENSION
        self.initial["to"] = asked.to if asked else None

    def _ask_target(self) -> None:
        if self.act is not Act.MERGE:
            del self.fields["into"]
            return
        task, field = self.subject.task, self.fields["into"]
        others = Task.objects.filter(plan=task.plan_id, standing=Task.Standing.IN_LIST).exclude(pk=task.pk)
        field.queryset = others.exclude(status__in=FINISHED).order_by("order", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.serial}  {one.title[:60]}"  # type: ignore[attr-defined]
        field.required = True

    def _ask_reason(self) -> None:
        field = self.fields["reason"]
        if self.act not in WITH_A_WORD:
            del self.fields["reason"]
            return
        field.label, field.help_text = REASONS.get(self.act, (field.label, ""))
        field.required = self.act in NEED_REASON or self.act is Act.REPORT_DONE


class SignForm(forms.Form):
    """Which tasks of the list a unit signs for; only those that were shown to it."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.none())
    task = forms.ModelMultipleChoiceField(
        queryset=Task.objects.none(), error_messages={"required": _("请先勾选要签收的任务。")}
    )

    def __init__(self, data: Any = None, *, units: Any, tasks: Any) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["task"].queryset = tasks  # type: ignore[attr-defined]


class LinkForm(forms.Form):
    """The task that must be done before this one, by its number in the list."""

    before = forms.IntegerField(label=_("前一任务的序号"), min_value=1, max_value=10**6)
    lag = forms.IntegerField(
        label=_("间隔天数"), initial=0, min_value=-3650, max_value=3650, help_text=_("可以重叠的，填负数。")
    )
    reason = forms.CharField(label=_("说明"), required=False, max_length=300)

    def __init__(self, data: Any = None, *, task: Task) -> None:
        super().__init__(data, auto_id="link-%s")
        self.task = task

    def clean_before(self) -> Task:
        found = Task.objects.filter(
            plan=self.task.plan_id, serial=self.cleaned_data["before"], standing=Task.Standing.IN_LIST
        ).first()
        if found is None:
            raise forms.ValidationError(
                _("这个计划里没有第%(n)s项任务。请查看清单后再填。") % {"n": self.cleaned_data["before"]}
            )
        return found


class UnlinkForm(forms.Form):
    reason = forms.CharField(required=False, max_length=300)


class WorkForm(forms.Form):
    """Which list of waiting work, of which unit, up to when."""

    list = forms.ChoiceField(
        required=False, choices=[("sign", _("待签收")), ("accept", _("待验收")), ("decide", _("待决定"))]
    )
    until = forms.ChoiceField(
        required=False, choices=[("today", _("到今天")), ("month", _("到本月底")), ("quarter", _("三个月内"))]
    )
    unit = forms.IntegerField(required=False, min_value=1, max_value=NO_NUMBER)
