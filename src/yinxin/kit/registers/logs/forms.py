"""The form of an entry, from its model and the log's declaration, and the reason for striking one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.logs.declaration import Log

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class EntryForm(ModelForm):
    """Its fields are those the log names."""


class StrikeForm(forms.Form):
    reason = forms.CharField(label=_("划去理由"), max_length=300)


@cache
def form_of(log: Log) -> type[EntryForm]:
    """One class for each log."""
    return cast(type[EntryForm], forms.modelform_factory(log.model, form=EntryForm, fields=list(log.names)))
