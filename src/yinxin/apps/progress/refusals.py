"""The sentences for what is not allowed on the way of a task: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "task-move": _("“%(title)s”现在是“%(state)s”，不能办理“%(act)s”。请刷新页面后再看。"),
        "task-reason": _("“%(act)s”要写明理由。请在“%(title)s”下填写后再提交。"),
        "task-second-person": _("“%(act)s”要由另一个人办理：“%(title)s”是您本人申请或报告的。"),
        "task-date": _("“%(title)s”的新期限要晚于现在的期限%(due)s。请改填日期。"),
        "task-withdrawn": _("“%(title)s”已撤出清单，不能再办理。"),
    }
)
