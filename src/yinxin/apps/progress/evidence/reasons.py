"""Why a task is proposed for a statement, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from yinxin.domain.matching import Reason

BY_HAND = "by-hand"
"""Nobody proposed it: a person chose the task herself."""

WORDS: dict[str, str | Promise] = {
    Reason.UNIT: _("单位相同"),
    Reason.PLACE: _("地名相同"),
    Reason.FIGURE: _("数字对应"),
    Reason.NAME: _("专名相同"),
    Reason.DATE: _("日期相同"),
    Reason.SUBJECT: _("主题相近"),
    Reason.WORDING: _("措辞相近"),
    Reason.HEADING: pgettext_lazy("佐证", "标题相近"),
    BY_HAND: _("人工选定"),
}


def in_words(reasons: Iterable[str]) -> str:
    return pgettext("并列", "、").join(str(WORDS[reason]) for reason in reasons if reason in WORDS)
