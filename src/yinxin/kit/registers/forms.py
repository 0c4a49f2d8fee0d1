"""The form of a record: fields from the model, groups from the declaration, and the reason for a change."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.records.likeness import Lookalike, lookalikes

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class RecordForm(ModelForm):
    """`user` limits what key fields may name. A bound form without faults gives `values` and `cleaned_data["reason"]`.

    A new record of a register with `likeness` may be registered already: `lookalikes` says as what, until `anyway` is ticked.
    """

    register: Register

    reason = forms.CharField(label=_("修改理由"), required=False, max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    anyway = forms.BooleanField(label=_("不是同一条，仍要登记"), required=False)

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        for name, field in self.fields.items():
            if isinstance(field, ModelChoiceField):
                field.queryset = self.register.choices(name, user)
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
            self._close()
            del self.fields["anyway"]
        else:
            del self.fields["reason"]

    def _close(self) -> None:
        """What a step has decided is shown and not asked; the writer would refuse it."""
        for name in self.register.closed_fields(self.instance.stage):
            self.fields[name].disabled = True
            self.fields[name].help_text = _("已经由程序决定，不能直接修改。")

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.register.clean_record(self.instance)
            except ValidationError as fault:
                self.add_error(None, fault)

    @cached_property
    def lookalikes(self) -> list[Lookalike]:
        """What it may be already; nothing where the user has looked at them and says it is not. Of a form without faults."""
        if self.instance.pk or self.cleaned_data.get("anyway"):
            return []
        return lookalikes(self.register, self.values, self.user)

    @property
    def personal(self) -> frozenset[str]:
        return self.register.personal_fields

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.register.form_fields}

    @property
    def groups(self) -> list[tuple[object, list[forms.BoundField]]]:
        return [(heading, [self[name] for name in names.split()]) for heading, names in self.register.form.items()]


@cache
def form_of(register: Register) -> type[RecordForm]:
    """One class for each register, as the rules of its model make it."""
    made = forms.modelform_factory(
        register.model, form=RecordForm, fields=list(register.form_fields), formfield_callback=helpful_field
    )
    made.register = register  # type: ignore[attr-defined]
    return cast(type[RecordForm], made)


def helpful_field(field: models.Field[Any, Any], **options: Any) -> Any:
    """What the browser helps with: days from its calendar, room for long texts, examples beside a date in words."""
    if type(field) is models.DateField:
        options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if isinstance(field, models.TextField):
        options["widget"] = forms.Textarea(attrs={"rows": 5})
    if isinstance(field, EdtfField) and not field.help_text:
        options["help_text"] = _("照原文写，例如 光绪十九年、清道光年间、约1920年、1936年5月、1924至1949。")
    return field.formfield(**options)
