"""The judge of what is asked on the pages of the jobs."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PageForm(forms.Form):
    """Which page of a list; what is no such number means the first."""

    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    @property
    def number(self) -> int:
        return (self.cleaned_data.get("page") if self.is_valid() else None) or 1


class DiscardForm(forms.Form):
    """Why a job is given up for good."""

    reason = forms.CharField(
        label=_("放弃的理由"),
        max_length=200,
        help_text=_("记入操作记录。请写事由，不要写人名或文件内容。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
