"""What is refused about steps and proposals, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

say(
    {
        "no-such-step": _("没有“%(step)s”这一步。请重新打开记录，从页面上的按钮办理。"),
        "step-not-from-here": _("记录现在是“%(stage)s”，不能办“%(step)s”。请重新打开记录，看现在能办哪一步。"),
        "step-wants": _("还不能办“%(step)s”，还缺：%(wanting)s。请补齐后再办。"),
        "step-wants-reason": _("“%(step)s”要写明理由，没有办理。请写一句理由。"),
        "step-not-yours": _("“%(step)s”要由协调办或数据管理员决定，没有办理。"),
        "proposal-waits": _("“%(name)s”已有一项转阶段待确认，没有再提。请等它确认，或由提出人撤回。"),
        "proposal-stale": _("“%(name)s”在提出以后已经转了阶段，这项提议已失效，没有办理。需要时请重新提出。"),
        "proposal-settled": _("这项提议已经有人处理过了，没有重复办理。"),
        "proposal-not-yours": _("这项提议不是您提出的，不能撤回。"),
        "step-not-for-this": _("“%(name)s”不能走“%(step)s”这一步：请看它的级别或类别适用哪一步。"),
        "confirms-own": _("“%(step)s”要由另一个人确认，提出人自己不能确认。"),
        "register-without-stages": _("“%(register)s”不分阶段，没有这一步。"),
    }
)
word(
    acts={
        "registers.propose": _("提出转阶段"),
        "registers.decline": _("不同意转阶段"),
        "registers.take-back": _("撤回转阶段的提议"),
    },
    columns={},
)
