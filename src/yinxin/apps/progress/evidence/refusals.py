"""The sentences for what is not allowed at the evidence desk: what is wrong, where, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "evidence-decided": _("这句话已经核对过（%(state)s）。要改，请先撤销，再重新选择。"),
        "evidence-twice": _("这句话已作为“%(title)s”的佐证，不必再选。"),
        "evidence-open": _("这句话还没有核对，没有可以撤销的。"),
        "evidence-used": _("这条佐证已随报告提交（%(title)s），不能撤销。如确有误，请在下一次报告里更正。"),
        "evidence-in-documents": _("“%(name)s”里已有句子作了佐证，不能移除。请先逐条撤销。"),
        "evidence-too-long": _("“%(name)s”有%(n)s句话，超过一次能核对的%(most)s句。请拆成几份再上传。"),
        "evidence-nothing-read": _("“%(name)s”里没有读到完整的句子。请检查文件是不是扫描件，或换一份有文字的文件。"),
        "evidence-being-read": _("“%(name)s”正在读取。请等它读完再操作。"),
    }
)
