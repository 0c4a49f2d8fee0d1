"""The record of this app and its jobs in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.apps.notices.kinds import Kind
from yinxin.kit.audit.wording import word
from yinxin.kit.outbox.wording import word_kinds

word(
    acts={"notices.settle": _("更改通知设置"), "notices.keep-address": _("保存接收通知的地址")},
    columns={},
)
word_kinds(
    {
        "notices.spread": _("分送紧急通知"),
        "notices.mail": _("发送紧急通知邮件"),
        "notices.sms": _("发送通知短信"),
        "notices.wecom": _("发送企业微信通知"),
        "notices.digest": _("发送通知摘要"),
    }
)

kinds.say(
    {
        "notice-sms-refused": Kind(_("短信网关不认识您填的手机号码，紧急通知没有发到。请核对号码。")),
        "notice-wecom-refused": Kind(_("企业微信里找不到您填的账号，紧急通知没有发到。请核对账号。")),
    }
)
