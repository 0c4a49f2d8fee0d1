"""The judge of a piece of evidence: a file, or the address of a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from yinxin.apps.progress.reporting.line_form import FORM


class EvidenceForm(forms.Form):
    """Either is enough; with neither nothing is added."""

    file = forms.FileField(
        label=_("文件（图片、PDF、Word、Excel）"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"form": FORM}),
    )
    url = forms.CharField(
        label=_("网址"),
        required=False,
        max_length=1000,
        validators=[URLValidator(["http", "https"], message=_("请填写以 http:// 或 https:// 开头的完整网址。"))],
        widget=forms.URLInput(attrs={"form": FORM, "placeholder": "https://"}),
    )

    def is_given(self) -> bool:
        """Whether there is anything to add."""
        data: dict[str, Any] = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return bool(data.get("file") or data.get("url"))
