"""What the engine refuses, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "record-key-taken": _("“%(register)s”里已经有同样编号或名称的记录，没有保存。请换一个，或打开已有的那条修改。"),
        "record-changed-since": _("“%(name)s”在您打开以后被别人改过，没有保存。请重新打开，对照后再改。"),
        "record-makes-no-sense": _("“%(name)s”这样改说不通：%(why)s。这一批都没有改。"),
        "part-gone": _("这一行已经被别人删去了，没有保存。请重新打开这条记录看看。"),
        "log-entry-struck": _("这一条已经划去了。"),
        "record-fields-closed": _(
            "“%(name)s”的%(fields)s已经由程序决定，没有保存。要更正，先按“更正”或“退回”办回上一步。"
        ),
        "record-gone": _("“%(register)s”里已经没有这条记录，没有保存。"),
        "too-many-views": _("“%(register)s”里您已经保存了 %(most)s 个列表，没有保存。请先删去不用的。"),
        "nothing-ticked": _("没有选中记录，没有改。请回到列表，在行首打勾，或选中全部。"),
        "too-many-at-once": _("选中了 %(n)s 条，一次最多改 %(most)s 条。请先筛选，分几次改。"),
        "record-version-unknown": _("“%(name)s”没有第%(version)s版可以恢复。请从历史页重新打开。"),
        "record-restored-already": _("“%(name)s”现在的内容和第%(version)s版一样，不用恢复。"),
        "record-restore-senseless": _("“%(name)s”恢复不了：那一版的内容现在说不通（%(why)s）。请直接修改。"),
        "record-restore-not-yours": _(
            "“%(name)s”恢复不了：那一版的“%(field)s”现在不归您管，或已经没有了。请直接修改。"
        ),
        "record-published": _("“%(name)s”已公开，没有删去。请先停止公开。"),
        "record-in-use": _("“%(name)s”还有别的记录用到（%(others)s），没有删去。请先改那些记录。"),
        "attachments-many": _("“%(name)s”已有 %(n)s 个附件，没有再收。请先移除不用的。"),
        "attachment-gone": _("附件“%(name)s”已经被移除，没有保存。"),
        "register-not-public": _("“%(register)s”没有公开的栏目，不能公开。"),
    }
)
