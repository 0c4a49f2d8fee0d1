"""The form with which a person puts a task on the desk that the reading did not see."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.actions import Added
from yinxin.apps.plans.forms import DueField, Lines, Text
from yinxin.apps.plans.leftovers import leftovers
from yinxin.apps.plans.models import Source
from yinxin.domain.document import Span
from yinxin.domain.plans.proposal import Role, Unit

BETWEEN_NAMES = re.compile(r"[、，,；;\n]+")


class Names(forms.CharField):
    """Names of units as documents print them: 市教育局、市财政局."""

    def clean(self, value: Any) -> list[str]:
        names = [name.strip() for name in BETWEEN_NAMES.split(super().clean(value))]
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(_("单位名称太长。请用顿号把几个单位隔开。"))
        return list(dict.fromkeys(name for name in names if name))


class AddForm(forms.Form):
    """`passage` names the leftover passage the task is taken from, by where it begins in the source."""

    text = Text(
        label=_("任务内容"),
        max_length=100_000,
        help_text=_("从原文里复制过来，确认后还能看到它在原文的位置。"),
        error_messages={"required": _("任务内容不能为空。")},
    )
    title = forms.CharField(label=_("标题"), max_length=2000, required=False, help_text=_("不填时用任务内容的第一句。"))
    path = Lines(label=_("各级标题"), required=False, max_length=2000, help_text=_("每行一级。"))
    lead = Names(label=_("牵头单位"), required=False, max_length=2000, help_text=_("几个单位用顿号隔开。"))
    members = Names(label=_("责任单位"), required=False, max_length=2000)
    due = DueField(label=_("完成时限"), max_length=10, required=False, help_text=_("2017、2017-10 或 2017-12-31。"))
    passage = forms.IntegerField(required=False, min_value=0, max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, sent: QueryDict | None, *, source: Source, asked: str = "") -> None:
        """`asked` is the passage the person started from, as the address names it."""
        self.passages = {one.start: one for one in leftovers(source)}
        chosen = self.passages.get(int(asked)) if re.fullmatch(r"[0-9]{1,9}", asked) else None
        initial = {}
        if chosen:
            headings = [*chosen.path, *([chosen.title] if chosen.title else [])]
            initial = {"text": chosen.text, "path": "\n".join(headings), "passage": chosen.start}
        super().__init__(sent, initial=initial)

    def added(self) -> Added:
        data = self.cleaned_data
        passage = self.passages.get(data["passage"])
        return Added(
            text=data["text"].strip(),
            title=data["title"].strip(),
            path=tuple(data["path"]),
            units=tuple(
                Unit(name, role)
                for role, field in ((Role.LEAD, "lead"), (Role.MEMBER, "members"))
                for name in data[field]
            ),
            due=data["due"],
            within=Span(passage.pieces[0].start, passage.pieces[-1].end) if passage else None,
        )
