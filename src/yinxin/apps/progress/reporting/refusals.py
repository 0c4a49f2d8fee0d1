"""The sentences of reporting for what is not allowed: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "amount-unread": _("“%(value)s”不是一个数。请按%(unit)s填写，例如：120、1.2万、一百二十。"),
        "amount-unit": _("“%(value)s”的单位不对：这项指标按“%(unit)s”计。请换算后再填。"),
        "amount-places": _("“%(value)s”的小数超过四位。请四舍五入后再填。"),
        "amount-far": _("“%(value)s”太大，请检查是否多写了数字或单位。"),
        "round-not-in-force": _("“%(title)s”不在执行中，不能开始填报。请先确认清单。"),
        "round-twice": _("这份计划已经有名为“%(name)s”的填报轮次。请换一个名称。"),
        "round-empty": _("“%(title)s”现在没有要报的任务：任务已办结、已暂停，或没有对应到单位。请先核对清单。"),
        "round-all-known": _("“%(name)s”要问的，各单位都已经报过或正在报，不用再开一轮。"),
        "round-internal": _("内部计划只有协调办能看，不能向单位发起填报。请由协调办直接登记进展。"),
        "line-gone": _("“%(title)s”的职责已经调整，不再由您的单位填报。请刷新页面后再看。"),
        "round-closed": _("“%(name)s”已经收齐，不再接收报告。需要更正请与协调办联系。"),
        "round-extend": _("“%(name)s”现在的截止日期是%(due)s，只能改到更晚的日期。"),
        "line-reported": _("“%(title)s”已经报了，不用再免报。"),
        "line-excused": _("“%(title)s”这一轮免报，不用填写。"),
        "schedule-overlaps": _("这份计划从%(since)s起已有“%(rhythm)s”的填报安排。请先停止它，或把日期错开。"),
        "report-asked-twice": _(
            "不能重复要求填报：“%(unit)s”的“%(title)s”在“%(round)s”里已经报过或正在报（共%(n)s项重复）。"
            "请勾选“已经报过的不再问”，或改所报期间。"
        ),
        "report-empty": _("“%(title)s”还什么都没填。请填写数值或进展后再提交。"),
        "report-not-submitted": _("“%(title)s”的这份报告已经退回或已更正。请刷新页面后再看。"),
        "evidence-gone": _("“%(title)s”的这条佐证已被别人采用或已撤回。请刷新页面后再看。"),
        "evidence-many": _("“%(title)s”的佐证已有%(n)s件，请先撤回不需要的。"),
        "ledger-open": _("还有%(n)s行没有核对好（第%(row)s行等）。请选定任务、改正日期后重新上传，或勾选“不导入”。"),
        "ledger-order": _(
            "台账第%(row)s行与“%(title)s”已有的办理情况不符，例如验收之后又报进展。请核对后改正或不导入这一行。"
        ),
        "ledger-built": _("“%(title)s”在导入台账之后又有了新的办理或报告，不能再撤销导入。"),
        "ledger-not-taken": _("台账“%(name)s”没有导入，不用撤销。"),
        "ledger-not-waiting": _("台账“%(name)s”已经处理过了。请刷新页面后再看。"),
        "take-nothing": _("“%(title)s”的这份报告里没有可以采用的内容，可能刚刚退回。请刷新页面后再看。"),
        "take-long": _("“%(title)s”的进展超过%(n)s个字。请先删短再采用。"),
    }
)
