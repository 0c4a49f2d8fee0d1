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
        "task-signed": _("“%(unit)s”已经签收“%(title)s”，不必再签。"),
        "task-order": _("“%(title)s”在%(last)s已有记录，不能补记%(on)s的“%(act)s”。请改填日期。"),
        "task-into": _("“%(title)s”只能并入同一计划里还在办理的另一项任务。请重新选择。"),
        "task-moved-on": _("%(who)s刚为“%(title)s”办理了“%(act)s”，您这次没有保存。请刷新页面，看过后再办。"),
        "part-withdrawn": _("“%(title)s”的“%(part)s”已不在清单中，不能再办理。"),
        "link-ring": _("不能这样衔接：%(ring)s，成了一个圈。请先取消其中一处衔接。"),
        "link-plan": _("“%(title)s”只能与同一计划里的另一项任务衔接。请重新选择。"),
        "link-there": _("“%(before)s”与“%(after)s”已经衔接。要改间隔，请先取消再添加。"),
        "light-rule": _("亮灯规则的“%(name)s”要在%(least)s到%(most)s之间。请改填。"),
        "alarm-gone": _("“%(title)s”的这条提醒已经不在了：单位又报了，或别人已经核对。请刷新页面。"),
        "task-withdrawn": _("“%(title)s”已撤出清单，不能再办理。"),
    }
)
