"""The form of a record: fields from the model, groups from the declaration, and the reason for a change."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.declaration import Register

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class RecordForm(ModelForm):
    """`user` limits what key fields may name. A bound form without faults gives `values` and `cleaned_data["reason"]`."""

    register: Register

    reason = forms.CharField(label=_("修改理由"), required=False, max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            if isinstance(field, ModelChoiceField):
                field.queryset = self.register.choices(name, user)
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
        else:
            del self.fields["reason"]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.register.clean_record(self.instance)
            except ValidationError as fault:
                self.add_error(None, fault)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.register.form_fields}

    @property
    def groups(self) -> list[tuple[object, list[forms.BoundField]]]:
        return [(heading, [self[name] for name in names.split()]) for heading, names in self.register.form.items()]


@cache
def form_of(register: Register) -> type[RecordForm]:
    """One class for each register, as the rules of its model make it."""
    made = forms.modelform_factory(register.model, form=RecordForm, fields=list(register.form_fields))
    made.register = register  # type: ignore[attr-defined]
    return cast(type[RecordForm], made)
