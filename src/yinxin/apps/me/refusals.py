"""The sentences for what is not done with personal data."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "erase-holds-posts": _("您还在“%(unit)s”任职，先交接并办理离任，才能注销。请与本单位协调办联系。"),
        "look-ticket-stale": _("这次查找已经过期或不是您发起的。请重新按证件号码查找，并填写目的。"),
    }
)
say(
    {
        "too-many-looks": _(
            "您今天查看个人记录已达%(most)s次上限，这一次没有办理，并已记录供审计核对。请明天再办，或请其他经办人办理。"
        )
    },
    status=429,
)
