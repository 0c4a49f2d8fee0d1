"""The form that corrects who does a task of the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.actions import Assignment
from yinxin.apps.plans.desk_page import chosen, unit_choices
from yinxin.apps.plans.models import Task, TaskUnit


class AssignForm(forms.Form):
    """`part` is the unit that changes; without one, a unit is added."""

    part = forms.ChoiceField(label=_("要改的单位"), required=False)
    unit = forms.CharField(
        label=_("改由哪个单位承担"),
        max_length=120,
        required=False,
        help_text=_("写几个字就能从单位目录里找；只改职责时不用填。"),
        widget=forms.TextInput(attrs={"list": "unit-choices", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("职责"), choices=TaskUnit.Role.choices)
    remove = forms.BooleanField(label=_("从这项任务里去掉"), required=False)
    citation = forms.CharField(
        label=_("依据"),
        max_length=300,
        help_text=_("文件名称、文号和条款，或更正的理由。"),
        error_messages={"required": _("请写明修改的依据：文件名称、文号和条款。")},
    )

    def __init__(self, sent: QueryDict | None, *, task: Task) -> None:
        super().__init__(sent, auto_id="assign_%s")
        self.task = task
        self.parts = {str(part.pk): part for part in task.units.filter(until__isnull=True)}
        self.fields["part"].choices = [("", _("添加一个单位")), *_named(self.parts.values())]  # type: ignore[attr-defined]
        self.choices = unit_choices(task.plan.place)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = (data.get("unit") or "").strip()
        choice = next((one for one in self.choices if typed in (one.label, one.value)), None)
        if typed and choice is None:
            self.add_error(
                "unit", _("单位目录里没有“%(name)s”。请从列表中选择，或先在单位目录里添加。") % {"name": typed}
            )
        elif not data.get("part") and (data.get("remove") or not typed):
            self.add_error("part", _("请选择要改的单位，或填写要添加的单位。"))
        data["meant"] = choice
        return data

    def assignment(self) -> Assignment:
        data = self.cleaned_data
        meant = chosen(data["meant"], self.task.plan.place) if data["meant"] else None
        return Assignment(self.parts.get(data["part"]), data["role"], meant, remove=data["remove"])


def _named(parts: Iterable[TaskUnit]) -> list[tuple[str, str]]:
    return [(str(part.pk), f"{part.get_role_display()}：{part.name}") for part in parts]
