"""What is asked when a step is taken, and when another's proposal is declined."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Step

LONGEST = 500
AREA = {"rows": 3}


class MoveForm(forms.Form):
    reason = forms.CharField(
        label=_("理由"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs=AREA), strip=True
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, step: Step, version: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = step.reasoned
        if step.reasoned:
            self.fields["reason"].help_text = _("理由会一直保留，不要写个人姓名。")
        self.fields["version"].initial = version


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label=pgettext_lazy("转阶段", "不同意的理由"), max_length=LONGEST, widget=forms.Textarea(attrs=AREA)
    )
