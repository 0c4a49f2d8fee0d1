"""What is refused about checks and campaigns, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

say(
    {
        "check-answered": _("“%(name)s”这一期已经由%(who)s核查过了，没有重复记入。请从清单里选别的记录。"),
        "check-over": _("“%(label)s”早已过去，不再补填，没有记入。请填现在这一期。"),
        "check-key-taken": _("这张核查表的编号已经用在别的记录上，没有记入。请重新打开核查表再填。"),
        "mismatch-settled": _("这项不符已经了结，没有重复办理。"),
        "campaign-closed": _("“%(title)s”已经结束，不能再填。请与发起的人联系。"),
        "campaign-empty": _("“%(title)s”的范围里没有记录，没有发起。请放宽范围。"),
    }
)
word(
    acts={
        "registers.settle": _("了结核查发现的不符"),
        "registers.campaign-open": _("发起自查自纠"),
        "registers.campaign-close": _("结束自查自纠"),
    },
    columns={"settlement": _("处理结果")},
)
