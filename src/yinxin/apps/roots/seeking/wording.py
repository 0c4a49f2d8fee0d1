"""The record of letters in words, and the notices they send."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.apps.notices.kinds import Kind
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.audit.wording import word

word(
    acts={
        "seeking.write": _("写来求助信"),
        "seeking.receive": _("收到求助信"),
        "seeking.assign": _("分办求助信"),
        "seeking.answer": _("答复求助信"),
        "seeking.erase": _("删除求助信"),
    },
    columns={
        "due_on": _("答复期限"),
        "assigned_to": _("承办人"),
        "answered_on": _("答复日期"),
        "consent_version": _("说明版本"),
    },
    purposes={"roots-letter": _("答复寻根的求助信")},
)

kinds.say(
    {
        "roots-letter": Kind(
            _("收到一封寻根求助信（%(number)s），请在%(due)s前答复。先分给一位工作人员。"), Urgency.DIGEST
        ),
        "roots-letter-assigned": Kind(_("一封寻根求助信（%(number)s）分给您，请在%(due)s前答复。"), Urgency.DIGEST),
    }
)
