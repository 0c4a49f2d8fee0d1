"""The sentences for what is not allowed in supervision: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "chart-empty": _("《%(plan)s》的清单里还没有任务，没有可以上图的内容。请先确认任务。"),
        "notice-finished": _("“%(title)s”已办结或已撤出清单，不能再发督办单。"),
        "notice-open": _("“%(unit)s”的“%(title)s”还有%(number)s督办单没有销号。请先办结那一张，不要重复督办。"),
        "notice-state": _("%(number)s督办单的状态是“%(state)s”，不能这样办理。请刷新页面查看。"),
    }
)
