"""The judge of what the office decides about the public page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PromiseForm(forms.Form):
    """Which of the two buttons was pressed stands in `turn`."""

    with_reports = forms.BooleanField(
        label=_("公开最近一次报告的文字"),
        required=False,
        help_text=_("只公开文字和日期，不公开填报人。文字里出现任职人员姓名的，整段不公开。"),
    )
    reason = forms.CharField(label=_("理由"), max_length=300, help_text=_("为什么公开、为什么停止公开。记录在案。"))
    turn = forms.ChoiceField(choices=[("on", "on"), ("off", "off")], widget=forms.HiddenInput, required=False)
