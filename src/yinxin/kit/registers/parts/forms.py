"""The form of a row, from its model and the part's declaration, and the reason for taking one out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.forms import helpful_field
from yinxin.kit.registers.parts.declaration import Part

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class PartForm(ModelForm):
    """Keys name only what this user may name in the register."""

    def __init__(self, *args: Any, register: Register, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField) and field.queryset is not None:
                named = register.named_by(field.queryset.model, user)
                field.queryset = named

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class RemovalForm(forms.Form):
    reason = forms.CharField(label=_("删去理由"), max_length=300)


@cache
def form_of(part: Part) -> type[PartForm]:
    """One class for each part."""
    return cast(
        type[PartForm],
        forms.modelform_factory(part.model, form=PartForm, fields=list(part.names), formfield_callback=helpful_field),
    )
