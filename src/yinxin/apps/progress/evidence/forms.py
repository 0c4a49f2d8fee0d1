"""The only judges of what comes from outside to the evidence desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.forms import ManyFiles
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import access as progress
from yinxin.apps.progress.evidence import access
from yinxin.apps.progress.evidence.actions.uploading import Sender
from yinxin.apps.progress.models import Statement

LARGEST = 2**31 - 1


class PlanChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Plans to tick; where several places are open to a user, each says whose it is."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Plan) -> str:
        return f"{obj.title}（{obj.place.name}）"


class UploadForm(forms.Form):
    """Files, the plans in which evidence is sought, and the unit they come from; without a unit they are the office's own."""

    documents = ManyFiles(label=_("文件"))
    plans = PlanChoices(
        label=_("为哪些计划找佐证"),
        queryset=Plan.objects.none(),
        error_messages={"required": _("请至少选一个计划。")},
    )
    unit = forms.ModelChoiceField(
        label=_("报送单位"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("协调办（在整个计划里找）"),
        error_messages={"required": _("请选择您为哪个单位报送。")},
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        plans: Any = self.fields["plans"]
        unit: Any = self.fields["unit"]
        plans.queryset, unit.queryset = access.plans(user), access.units(user)
        self.is_office = access.offices(user).exists()
        unit.required = not self.is_office
        if unit.required:
            unit.empty_label = None
        if plans.queryset.count() == 1:
            plans.initial = [plans.queryset.get().pk]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        plans, unit = data.get("plans"), data.get("unit")
        if plans and len({plan.place_id for plan in plans}) > 1:
            self.add_error("plans", _("一次只能选同一个地区的计划。请分开上传。"))
        elif plans and unit:
            self._judge_unit(plans, unit)
        elif plans and "unit" in data:
            self._judge_office(plans)
        return data

    def sender(self) -> Sender:
        plans = tuple(self.cleaned_data["plans"])
        return Sender(plans[0].place, self.cleaned_data["unit"], plans, self.user)

    def received(self) -> list[tuple[str, bytes]]:
        return [(file.name or "", file.read()) for file in self.cleaned_data["documents"]]

    def _judge_unit(self, plans: list[Plan], unit: Unit) -> None:
        held = set(progress.own(self.user, unit).order_by().values_list("plan", flat=True))
        for plan in plans:
            if plan.pk not in held:
                sentence = _("“%(unit)s”在“%(plan)s”里没有任务。请去掉这个计划，或改选单位。")
                self.add_error("plans", forms.ValidationError(sentence, params={"unit": unit, "plan": plan}))

    def _judge_office(self, plans: list[Plan]) -> None:
        own = set(access.offices(self.user).values_list("pk", flat=True))
        for plan in plans:
            if plan.place_id not in own:
                sentence = _("“%(plan)s”不是本协调办的计划。请选择您为哪个单位报送。")
                self.add_error("unit", forms.ValidationError(sentence, params={"plan": plan}))


class ConfirmForm(forms.Form):
    """Which task a statement supports: a proposed one, or any other by its plan and its number in the list."""

    task = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    plan = forms.ModelChoiceField(label=_("计划"), queryset=Plan.objects.none(), required=False, empty_label=None)
    serial = forms.IntegerField(label=_("清单里的序号"), required=False, min_value=1, max_value=LARGEST)

    def __init__(self, *args: Any, user: User, statement: Statement, **options: Any) -> None:
        super().__init__(*args, **options)
        document = statement.document
        self.decidable = access.decidable(user, document)
        self.plans = list(document.plans.order_by("pk"))
        plan: Any = self.fields["plan"]
        plan.queryset = document.plans.all()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            data["meant"] = self._meant(data)
            if data["meant"] is None:
                self.add_error("serial", _("清单里没有这个序号的任务，或它不归您管。请核对后再填。"))
        return data

    def _meant(self, data: dict[str, Any]) -> Task | None:
        if data.get("task"):
            return self.decidable.filter(pk=data["task"]).first()
        plan = data.get("plan") or (self.plans[0] if len(self.plans) == 1 else None)
        serial = data.get("serial")
        return self.decidable.filter(plan=plan, serial=serial).first() if plan and serial else None


class ShowForm(forms.Form):
    """Which statements of a document are listed."""

    show = forms.ChoiceField(
        required=False,
        choices=[("", ""), ("open", ""), ("confirmed", ""), ("nothing", ""), ("alone", "")],
    )

    def chosen(self) -> str:
        return str(self.cleaned_data["show"]) if self.is_valid() else ""
