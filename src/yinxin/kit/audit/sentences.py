"""What the record says in words: its own acts, and why it sometimes says no."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

word(
    acts={
        "audit.look": _("查看个人记录"),
        "audit.erase": _("删除记录内容"),
        "audit.find-sound": _("核对审计链：完好"),
        "audit.find-fault": _("核对审计链：有问题"),
    },
    columns={},
)
say(
    {
        "audit-nothing-recorded": _("还没有操作记录，没有链头可以公布。"),
        "audit-chain-broken": _("审计链有问题：%(sentence)s请保留数据库原样，并告诉审计人员。"),
        "audit-anchor-file": _("文件“%(file)s”不是公布的链头：请用“透明度”页面下载的 JSON 文件。"),
    }
)
