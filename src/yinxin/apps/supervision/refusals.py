"""The sentences for what is not allowed in supervision: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "promise-internal": _("“%(title)s”是内部计划，不能向社会公开。"),
        "promise-draft": _("“%(title)s”还没有确认，不能向社会公开。请先确认任务。"),
        "chart-empty": _("《%(plan)s》的清单里还没有任务，没有可以上图的内容。请先确认任务。"),
        "notice-internal": _("“%(title)s”属于内部计划，承办单位看不到，不能在这里发督办单。请按内部文件办理。"),
        "notice-finished": _("“%(title)s”已办结或已撤出清单，不能再发督办单。"),
        "notice-open": _("“%(unit)s”的“%(title)s”还有%(number)s督办单没有销号。请先办结那一张，不要重复督办。"),
        "notice-state": _("%(number)s督办单的状态是“%(state)s”，不能这样办理。请刷新页面查看。"),
        "template-unreadable": _("这个文件不能当模板用：请用 Word 另存为 .docx 后再上传。"),
        "template-mark": _(
            "模板里有不能用的标记（%(mark)s）。模板只能写字段、列表和条件，写法照内置模板；请改好后再上传。"
        ),
        "template-field": _("模板里的字段“%(field)s”不存在。可以用的有：%(known)s。"),
        "template-sources": _("模板里没有数字来源表（sources）。每份文稿都要附数字来源，请从内置模板里复制过来。"),
        "template-link": _("模板里有数字没有写成链接：请把{{ … }}改成{{r … }}，写法照内置模板。"),
        "assessment-hundred": _("按期、完成、佐证三项的分值合计要是100，现在是%(sum)s。请改正。"),
        "assessment-negative": _("分值不能是负数，请改正。"),
        "assessment-announced": _("%(year)s年的考核已经公示，规则不能再改。"),
        "assessment-state": _("%(year)s年的考核现在是“%(state)s”，不能这样办理。请刷新页面查看。"),
        "assessment-too-early": _("申诉到%(until)s截止，截止以后才能定稿。"),
        "assessment-appeals": _("还有%(n)s件申诉没有决定，请先决定再定稿。"),
        "appeal-late": _("申诉已在%(until)s截止。"),
        "appeal-not-counted": _("“%(title)s”没有计入“%(unit)s”的考核，不必申诉。"),
        "appeal-twice": _("“%(title)s”已经申诉，正在等待决定。"),
        "appeal-decided": _("“%(title)s”的申诉已经决定过。请刷新页面查看。"),
        "appeal-own": _("“%(title)s”的申诉是您本人提出的，要由另一个人决定。"),
        "chain-move": _("“%(title)s”现在是“%(stage)s”，不能办理“%(step)s”。请刷新页面后再看。"),
        "chain-words": _("“%(title)s”办理“%(step)s”要写明说明。"),
        "fund-twice": _("%(year)s年的“%(name)s”已经登记过，请直接调整预算。"),
        "fund-nothing": _("支付金额不能是零，请填写金额。"),
        "fund-too-much": _("这笔支付%(amount)s元，超过结余%(left)s元。请先调整预算或改正金额。"),
        "fund-below": _("退回%(amount)s元超过已支付的%(paid)s元，请改正金额。"),
        "fund-budget": _("预算%(budget)s元少于已支付的%(paid)s元，请改正。"),
        "undo-supervised": _("“%(title)s”已有督办单、资金或提案，不能撤销导入。请改用修订。"),
        "unit-has-notices": _("“%(unit)s”还有%(n)s件督办单或提案没有办结，不能停用。请先办结或撤回。"),
    }
)
