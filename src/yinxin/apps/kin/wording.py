"""The record of the letters in words, which say nothing of who or what, and the one notice there is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.apps.notices.kinds import Kind
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.audit.wording import word

word(
    acts={
        "letters.act": _("办理自己的书信"),
        "letters.morning": _("书信晨间办理"),
        "letters.decide": _("对书信举报提出意见"),
    },
    columns={"decision": _("意见")},
    purposes={"letters-report": _("查看您交来的书信举报")},
)

NOTICE = "letters-word"
kinds.say({NOTICE: Kind(_("有给您的内容，请打开查看。"), Urgency.DIGEST)})
