"""The only judge of what is typed into the box. It judges gently: what it cannot take it leaves out, and never refuses to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.roots.seeking.box import regions

LONGEST = 200
"""Characters: a name, a village and a county, or the two sentences that tell of them."""


class Sort(StrEnum):
    """What kind of word it is; AUTO lets the page find out."""

    AUTO = ""
    SURNAME = "surname"
    PLACE = "place"
    PERSON = "person"
    ASSOCIATION = "association"


LABELS = {
    Sort.AUTO: _("都看看"),
    Sort.SURNAME: pgettext_lazy("寻根", "姓"),
    Sort.PLACE: pgettext_lazy("寻根", "村子、城镇"),
    Sort.PERSON: pgettext_lazy("寻根", "人名"),
    Sort.ASSOCIATION: pgettext_lazy("寻根", "会馆、公所"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; `where` is one of the engine's regions or empty."""

    words: str
    where: str = ""
    sort: Sort = Sort.AUTO

    def __bool__(self) -> bool:
        return bool(self.words)


class BoxForm(forms.Form):
    q = forms.CharField(
        label=_("纸上写着什么？"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "autocapitalize": "off",
                "spellcheck": "false",
                "enterkeyhint": "search",
            }
        ),
    )
    where = forms.ChoiceField(label=_("纸是在哪里写的"), required=False)
    sort = forms.ChoiceField(label=_("是什么"), required=False, choices=[(one.value, LABELS[one]) for one in Sort])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        grouped = [(label, list(choices)) for label, choices in regions.GROUPS]
        self.fields["where"].choices = [("", _("不知道")), *grouped]  # type: ignore[attr-defined]  # a choice field

    @property
    def cut(self) -> int:
        """How many characters were typed, where they are more than are read."""
        typed = len(str(self.data.get("q") or ""))
        return typed if typed > LONGEST else 0

    @property
    def question(self) -> Question:
        """What can be asked. A place or a kind that is none of ours counts as not given; too long a text is asked by its beginning."""
        self.is_valid()
        told = self.cleaned_data
        words = told.get("q") or str(self.data.get("q") or "")[:LONGEST]
        return Question(
            " ".join(words.replace("\x00", "").split()), told.get("where") or "", Sort(told.get("sort") or "")
        )
