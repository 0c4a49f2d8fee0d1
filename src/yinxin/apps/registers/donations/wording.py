"""Acts about gifts in the audit record, and what donors are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices.kinds import Kind, say
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.audit.wording import word

word(
    acts={
        "donations.write-donors": _("登记捐赠人"),
        "donations.issue-code": _("发放认领码"),
        "donations.claim": _("认领捐赠"),
        "donations.let-go": _("解除捐赠与账号的关联"),
        "donations.choose-publicity": _("选择是否公开姓名"),
        "donations.ask": _("捐赠人查询或提出异议"),
        "donations.answer": _("答复捐赠人"),
        "donations.open-change": _("就变更用途征求捐赠人意见"),
        "donations.close-change": _("办结变更用途"),
        "donations.answer-change": _("捐赠人答复变更用途"),
        "donations.enter-answer": _("录入捐赠人的书面答复"),
        "donations.confirm-answer": _("复核捐赠人的书面答复"),
        "donations.enter-rate": _("录入汇率"),
        "donations.take-back-rate": _("撤下汇率"),
    },
    columns={
        "donors": _("捐赠人数"),
        "until": _("有效期至"),
        "publicity": _("公开意愿"),
        "agrees": _("是否同意"),
        "proposed": _("拟改用途"),
        "pair": _("货币对"),
        "rate": _("汇率"),
        "due_on": _("答复期限"),
    },
)

say(
    {
        "gift-answered": Kind(_("您就“%(gift)s”提出的问题已经答复。"), outside=_("您提出的一个问题已经答复。")),
        "gift-change-asked": Kind(
            _("有单位申请改变“%(gift)s”的用途，要先征得您的同意，请您答复。"),
            Urgency.NOW,
            outside=_("有一件事要先征得您的同意，请您答复。"),
        ),
    }
)
