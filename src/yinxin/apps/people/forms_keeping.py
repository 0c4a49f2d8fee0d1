"""The judge of what an administrator asks of one account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AccountForm(forms.Form):
    """An account is found by its whole address and for a stated reason, never looked through."""

    LOOK, CLOSE, OPEN = "look", "close", "open"

    email = forms.EmailField(label=_("电子邮箱"), max_length=254, help_text=_("要与账号的邮箱完全相同。"))
    reason = forms.CharField(
        label=_("理由"), max_length=300, help_text=_("会记入操作记录；账号本人看得到谁、何时、为何查看。")
    )
    act = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(value, value) for value in (LOOK, CLOSE, OPEN)]
    )

    def clean_act(self) -> Any:
        return self.cleaned_data["act"] or self.LOOK
