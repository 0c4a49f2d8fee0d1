"""The only judge of a holiday notice that is entered."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.calendar.models import NoticeReach
from yinxin.domain.clock import Notice
from yinxin.domain.clock.notice_text import as_notice, read_notice
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of

EARLIEST, LATEST = 2004, 2100
LONGEST_TEXT = 6_000
DOCUMENT_NUMBER = re.compile(r".+〔\d{4}〕\d+号")
ALWAYS_OFF = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""《全国年节及纪念日放假办法》第二条, the days that do not move with the moon; 2 May since 2025."""


class NoticeForm(forms.Form):
    """A notice as its page asks for it. `spoken` in the cleaned data is what was read of the text."""

    year = forms.IntegerField(label=_("年份"), min_value=EARLIEST, max_value=LATEST)
    document_number = forms.CharField(
        label=_("文号"), max_length=60, help_text=_("照抄国务院办公厅通知的文号，例如 国办发明电〔2026〕7号。")
    )
    reach = forms.ChoiceField(
        label=_("通知类别"), choices=NoticeReach.choices, initial=NoticeReach.YEAR, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("放假和上班的日子"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("可以粘贴通知原文，也可以自己写，例如：10月1日至7日放假，9月26日、10月10日上班。"),
    )

    def clean_document_number(self) -> str:
        """As the agency prints it, with the year in the brackets that are used for it."""
        number = re.sub(
            r"[\[［(（【](\d{4})[\]］)）】]", r"〔\1〕", self.cleaned_data["document_number"].replace(" ", "")
        )
        if not DOCUMENT_NUMBER.fullmatch(number):
            raise forms.ValidationError(_("文号要有机关代字、年份和序号，例如 国办发明电〔2026〕7号。"))
        return number

    def clean(self) -> dict[str, Any] | None:
        """The text is read with the year; what cannot be is told beside the text."""
        cleaned = super().clean() or self.cleaned_data
        if "year" in cleaned and "text" in cleaned:
            try:
                cleaned["spoken"] = read_notice(cleaned["text"], cleaned["year"])
            except RefusedError as refused:
                self.add_error("text", sentence_of(refused))
            else:
                self._refuse_a_part(cleaned)
        return cleaned

    def _refuse_a_part(self, cleaned: dict[str, Any]) -> None:
        """What is said to be a whole year gives off the days that are off in every year."""
        if cleaned.get("reach") != NoticeReach.YEAR:
            return
        notice = as_notice(cleaned["spoken"], cleaned["year"])
        missing = [day for day in _always_off(notice.year) if not _is_off(day, notice)]
        if missing:
            sentence = _("全年安排里没有%(day)s放假。请补全；只改几天的，通知类别请选补充通知。")
            self.add_error("text", sentence % {"day": f"{missing[0].month}月{missing[0].day}日"})


def _always_off(year: int) -> list[date]:
    return [date(year, month, day) for month, day in ALWAYS_OFF if (month, day) != (5, 2) or year >= 2025]


def _is_off(day: date, notice: Notice) -> bool:
    return day in notice.rest or (day.isoweekday() > 5 and day not in notice.work)
