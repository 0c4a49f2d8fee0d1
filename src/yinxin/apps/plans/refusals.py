"""The sentences for what is not allowed with plans: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "classified": _("“%(name)s”标有“%(mark)s”，不得存入本系统，内容没有保留。请按保密规定处理。"),
        "source-not-failed": _("“%(name)s”没有读取失败，不必重读。"),
        "desk-closed": _("“%(name)s”现在不能编辑。请先等它读取完毕。"),
        "desk-not-open": _("“%(title)s”的状态已是“%(state)s”，这次修改没有保存。请刷新页面查看。"),
        "desk-no-such-unit": _("“%(title)s”里没有这个单位。请刷新页面后重新选择。"),
        "desk-drop-reason": _("舍去“%(title)s”要写明理由。"),
        "desk-not-put-aside": _("“%(title)s”没有被舍去、拆分或合并，不必恢复。"),
        "desk-parts-settled": _("“%(title)s”拆分或合并后的内容已有人处理，不能恢复。请先撤销导入。"),
        "desk-no-measure": _("“%(title)s”里没有这条措施。请刷新页面后重新选择。"),
        "desk-split-empty": _("“%(title)s”拆开后有一部分没有文字。请换一个位置。"),
        "desk-split-differs": _("拆分不能增删文字，从“%(part)s”起与原文不一致。请只移动分隔行。"),
        "desk-merge-one": _("合并至少要选两项任务。"),
        "desk-merge-sources": _("只能合并同一份文件里的任务。"),
        "revision-after-confirming": _("“%(name)s”已有内容进入清单，不能再改它属于哪个计划。请先撤销导入。"),
        "change-decided": _("这处不同已经处理过（%(state)s）。请刷新页面查看。"),
        "undo-nothing": _("“%(name)s”没有已确认的任务，不必撤销。"),
        "undo-reported": _("“%(title)s”已有单位报告进展，不能撤销导入。请改用修订。"),
        "undo-amended": _("“%(title)s”已按后来的文件修订，不能撤销导入。"),
        "undo-revised-later": _("“%(title)s”已按“%(name)s”更新。请先撤销那一次导入。"),
        "amend-withdrawn": _("“%(title)s”已撤出清单，不能修订。"),
        "amend-citation": _("修订“%(title)s”要写明依据：文件名称、文号和条款。"),
        "amend-unchanged": _("新内容与现在的内容相同，没有修订。"),
        "discard-in-list": _("“%(name)s”已有内容进入清单，不能移除。请先撤销导入。"),
        "unit-has-duties": _(
            "“%(unit)s”还承担%(n)s项任务，不能停用。请先登记它并入或拆分成哪个单位，或在任务页改由别的单位承担。"
        ),
        "duty-needs-someone": _("“%(title)s”要有单位承担，不能再从“%(unit)s”名下去掉。"),
    }
)
