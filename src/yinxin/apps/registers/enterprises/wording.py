"""The acts on issues of firms in words, what they refuse, and the notices they send."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.apps.notices.kinds import Kind
from yinxin.domain.reading_hours import Urgency
from yinxin.kit import refusals
from yinxin.kit.audit.wording import word

word(
    acts={
        "enterprises.raise": _("登记企业诉求"),
        "enterprises.assign": _("交办企业诉求"),
        "enterprises.answer": _("答复企业诉求"),
        "enterprises.confirm": _("企业确认办结"),
        "enterprises.reopen": _("企业不满意，重办"),
        "enterprises.escalate": _("提醒逾期的企业诉求"),
        "enterprises.hand-on": _("企业诉求随单位调整转交"),
    },
    columns={
        "due_on": _("答复期限"),
        "raised_on": _("提出日期"),
        "answered_on": _("答复日期"),
        "closed_on": _("办结日期"),
        "reopened": _("重办次数"),
    },
)

refusals.say(
    {
        "issue-not-now": _("这项诉求现在不能这样办：它刚被别人办了一步，请重新打开看看。"),
        "unit-has-issues": _("“%(unit)s”还有 %(n)s 项企业诉求没有办结，没有停用。请先答复，或改交别的单位。"),
        "issue-term": _("答复期限最少1个、最多%(most)d个工作日，请改一个数。"),
    }
)

kinds.say(
    {
        "issue-assigned": Kind(_("“%(firm)s”的诉求交您单位办理，请在%(due)s前答复。"), Urgency.DIGEST),
        "issue-reopened": Kind(_("“%(firm)s”对答复不满意，请在%(due)s前重新答复。"), Urgency.DIGEST),
        "issue-overdue": Kind(_("“%(firm)s”的诉求由%(unit)s承办，%(due)s应当答复，已经逾期。"), Urgency.NOW),
    }
)
