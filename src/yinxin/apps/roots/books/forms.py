"""The only judges of what comes in about a scanned page and its transcription."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.books.models import Page, Region

if TYPE_CHECKING:
    PageModelForm = forms.ModelForm[Page]
    RegionModelForm = forms.ModelForm[Region]
else:
    PageModelForm = RegionModelForm = forms.ModelForm


class PageForm(PageModelForm):
    """What is said of a page. Whether its place is free the action judges, under a lock."""

    class Meta:
        model = Page
        fields = ("number", "folio", "side", "rights", "opening")

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def _post_clean(self) -> None:
        """The row is written by the action, not by the form."""


class ScanForm(PageForm):
    picture = forms.FileField(
        label=_("书页图片"), allow_empty_file=True, help_text=_("JPG、PNG或WebP，一叶一张，最多2500万像素。")
    )

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "picture"}


class RegionForm(RegionModelForm):
    class Meta:
        model = Region
        fields = ("text", "left", "top", "width", "height")
        widgets = {"text": forms.Textarea(attrs={"rows": 6, "lang": "zh-Hant"})}
        help_texts = {"left": _("从图片左上角算起，单位是像素")}

    @property
    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def _post_clean(self) -> None:
        """The row is written by the action, not by the form."""


class SearchForm(forms.Form):
    q = forms.CharField(label=_("书页上的文字"), max_length=100, required=False)
