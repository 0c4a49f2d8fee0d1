"""The forms of a list: which rows are meant, what many of them shall hold, why they are shown or no longer, a name for the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.forms.models import ModelChoiceField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.forms import form_of

MOST_TICKED = 200
BIGGEST = 2**63 - 1


class PickForm(forms.Form):
    """Rows that were ticked on a page, or all of the list over all of its pages."""

    row = forms.TypedMultipleChoiceField(required=False, coerce=int)
    all = forms.BooleanField(required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        ticked = [word for word in query.getlist("row") if word.isascii() and word.isdigit() and len(word) < 19]
        field = self.fields["row"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [(word, word) for word in ticked[:MOST_TICKED]]


class FieldForm(forms.Form):
    """Which field of all these records shall get one value."""

    field = forms.ChoiceField(label=_("要改的栏目"))

    def __init__(self, data: Mapping[str, Any] | None, *, register: Register) -> None:
        super().__init__(data)
        field = self.fields["field"]
        if isinstance(field, forms.ChoiceField):
            made = form_of(register).base_fields
            field.choices = [(name, made[name].label or name) for name in changeable(register)]


class ManyForm(forms.Form):
    """The value, judged as the form of one record would judge it, and why. `expected` is how many records were counted before."""

    value = forms.CharField(required=False)
    reason = forms.CharField(label=_("修改理由"), max_length=500)
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=BIGGEST)

    def __init__(self, data: Mapping[str, Any] | None, *, register: Register, name: str, user: Visitor) -> None:
        super().__init__(data)
        field = form_of(register)(user=user).fields[name]
        if isinstance(field, ModelChoiceField):
            field.queryset = register.choices(name, user)
        self.fields["value"] = field
        self._judge = register.model._meta.get_field(name)

    def clean_value(self) -> Any:
        """The rules of the model besides, as saving one record asks them."""
        value = self.cleaned_data["value"]
        if isinstance(self._judge, models.Field) and not self._judge.is_relation:
            self._judge.run_validators(value)
        return value


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=500)


class ViewForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=60)
    is_shared = forms.BooleanField(label=_("与本地区的同事共用"), required=False)


def changeable(register: Register) -> tuple[str, ...]:
    """Fields that may be the same in many records: no key, nothing personal, nothing that only one record can hold."""
    fields = {field.name: field for field in register.model._meta.concrete_fields}
    return tuple(
        name
        for name in register.form_fields
        if name in fields
        and name not in (*register.keys, register.title, *register.geo.split())
        and name not in register.personal_fields | register.unlisted_fields
        and not fields[name].unique
    )
