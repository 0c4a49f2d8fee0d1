"""What is asked when a campaign is opened: its name, its days, what is looked at, and of which records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.moving.evidence import label_of
from yinxin.kit.registers.rounds.campaigns import Wanted
from yinxin.kit.registers.rounds.due import field_of, labels_of

DAY = {"type": "date"}
MOST_CHOICES = 200
"""Values of one facet that a list still shows."""


class CampaignForm(forms.Form):
    """The facets of the register follow, each as one choice."""

    title = forms.CharField(label=pgettext_lazy("自查", "名称"), max_length=100)
    opens_on = forms.DateField(
        label=pgettext_lazy("自查", "开始日期"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    due_on = forms.DateField(
        label=pgettext_lazy("自查", "截止日期"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    asks = forms.MultipleChoiceField(
        label=pgettext_lazy("自查", "查什么"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("核查时逐项核对这些栏目；照片、现场情况和是否相符总会问到。"),
    )

    def __init__(self, *args: Any, register: Register, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.register = register
        self.fields["opens_on"].initial = timezone.localdate()
        fields = [name for name in register.form_fields if name not in register.personal_fields]
        self.fields["asks"].choices = [(name, label_of(register, name)) for name in fields]  # type: ignore[attr-defined]
        for path in register.facets.split():
            self._offer(path, user)

    def _offer(self, path: str, user: Any) -> None:
        """A facet of free text has too many values for a list."""
        field = field_of(self.register, path)
        if not (field.is_relation or field.choices):
            return
        there = self.register.decided_by(user).order_by().values_list(path, flat=True).distinct()[:MOST_CHOICES]
        labels = labels_of(self.register, path, list(there))
        if len(labels) > 1:
            ordered = sorted(((str(value), label) for value, label in labels.items()), key=lambda one: one[1])
            self.fields[f"scope_{path}"] = forms.ChoiceField(
                label=label_of(self.register, path), required=False, choices=[("", _("全部")), *ordered]
            )

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        opens, due = given.get("opens_on"), given.get("due_on")
        if opens and due and due < opens:
            self.add_error("due_on", ValidationError(_("截止日期不能早于开始日期。")))
        return given

    @property
    def scopes(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("scope_")]

    @property
    def wanted(self) -> Wanted:
        """Of a form without faults."""
        given = self.cleaned_data
        scope = {one.name.removeprefix("scope_"): given[one.name] for one in self.scopes if given[one.name]}
        return Wanted(given["title"], given["asks"], given["opens_on"], given["due_on"], scope)


def in_words(register: Register, scope: dict[str, str]) -> list[str]:
    """The records a campaign is about, as the screen says it."""
    said = []
    for path, value in scope.items():
        field = field_of(register, path)
        key = int(value) if field.is_relation or isinstance(field, models.IntegerField) else value
        said.append(f"{label_of(register, path)}{_('：')}{labels_of(register, path, [key]).get(key, value)}")
    return said
