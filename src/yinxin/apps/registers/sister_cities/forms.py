"""The only judge of a target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet

from yinxin.apps.people.models import Unit
from yinxin.apps.registers.sister_cities.models import Target

if TYPE_CHECKING:
    TargetModelForm = forms.ModelForm[Target]
else:
    TargetModelForm = forms.ModelForm


class TargetForm(TargetModelForm):
    class Meta:
        model = Target
        fields = ("unit", "side", "number", "since", "until", "source")
        widgets = {name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("since", "until")}

    def __init__(self, *args: Any, places: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = places  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
