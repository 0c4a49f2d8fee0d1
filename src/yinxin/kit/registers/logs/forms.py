"""The form of an entry, from its model and the log's declaration, and the reason for striking one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.forms import helpful_field
from yinxin.kit.registers.logs.declaration import Log

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class EntryForm(ModelForm):
    """Its fields are those the log names; keys name only what this user may name in the register."""

    def __init__(self, *args: Any, register: Register, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField) and field.queryset is not None:
                field.queryset = register.named_by(field.queryset.model, user)


class StrikeForm(forms.Form):
    reason = forms.CharField(label=_("划去理由"), max_length=300)


@cache
def form_of(log: Log) -> type[EntryForm]:
    """One class for each log."""
    return cast(
        type[EntryForm],
        forms.modelform_factory(log.model, form=EntryForm, fields=list(log.names), formfield_callback=helpful_field),
    )
