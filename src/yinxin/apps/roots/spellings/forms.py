"""The only judge of a spelling that a visitor gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.spellings.models import Role, SpellingEvidence
from yinxin.kit.registers.country import in_order

if TYPE_CHECKING:
    GivingModelForm = forms.ModelForm[SpellingEvidence]
else:
    GivingModelForm = forms.ModelForm


class GivingForm(GivingModelForm):
    """Nothing about the giver is asked: neither name nor address."""

    class Meta:
        model = SpellingEvidence
        fields = ("spelling", "characters", "role", "dialect", "land", "year", "document", "reference")
        labels = {
            "spelling": _("旧纸上写的字母"),
            "characters": _("家里知道的汉字"),
            "land": _("纸是在哪里写的"),
            "reference": _("在哪里可以看到"),
        }
        help_texts = {
            "spelling": _("照纸上写，一次只写一个姓、一个名或一个地名，例如 Hom、Quong、Hoy San。"),
            "characters": _("简体、繁体都可以。不确定的请不要猜，可以写信请人帮忙。"),
            "year": _("例如 1921、1920年代、约1900年。"),
            "reference": _("档案号、书名和页码、墓园的名字。请不要写在世的人的姓名。"),
        }
        widgets = {"role": forms.RadioSelect}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = Role.choices  # type: ignore[attr-defined]  # a choice field
        self.fields["land"].choices = [("", _("不知道")), *in_order()]  # type: ignore[attr-defined]
        for name, empty in (("dialect", _("不知道")), ("document", _("——请选择——"))):
            choices = [one for one in self.fields[name].choices if one[0]]  # type: ignore[attr-defined]
            self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]
        for name, example in (("spelling", "Hom"), ("characters", "谭"), ("year", "1921")):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "placeholder": example}

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
