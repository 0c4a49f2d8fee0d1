"""The acts on imported family trees in words, and what they refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

word(
    acts={
        "gedcom.upload": _("上传世系文件，只留已证明去世的人"),
        "gedcom.decide": _("决定导入时哪些人另立"),
        "gedcom.keep": _("确认导入世系"),
        "gedcom.discard": _("放弃导入世系"),
        "gedcom.undo": _("撤销导入的世系"),
    },
    columns={
        "apart": _("另立的人数"),
        "taking": _("补充记载的人数"),
        "added_assertions": _("补充的记载条数"),
        "sha256": _("校验值"),
    },
)

say(
    {
        "tree-not-open": _("这份世系已经导入或放弃了，请回到“导入世系”查看。"),
        "tree-nothing-new": _("文件里的先人在这个宗族里都已经登记，没有新的可以导入。"),
        "tree-title-names": _(
            "“文件的来历”里有可能在世的人的名字：来历会公开，请改写成不提他的话，例如写文件的年份和出处。"
        ),
        "tree-nobody": _(
            "文件里没有一个人能证明已经去世，没有收下。请在家谱软件里补上去世、安葬的日期或出生年份，再导出上传：只写“已故”没有日期的不算。"
        ),
        "tree-built-upon": _("导入以后，有人给这些先人补登或更正了记载，不能整批撤销。请逐个核对后再删。"),
        "tree-more-contradicts": _(
            "补充的记载与已经登记的冲突，照它就不能证明谱中有关的人已经去世，没有导入。请取消勾选“补充”，逐位核对出处以后再补登。"
        ),
        "tree-sheet-faults": _("表格里有%(n)s处要改，一行也没有收下。请照下面逐处改好，再上传整张表。"),
        "tree-second-official": _(
            "这份世系是您自己上传的，不能由您确认导入。请另一位经办名录的同事打开“导入世系”，核对以后再导入。"
        ),
        "tree-not-done": _("这份世系还没有导入，不用撤销。"),
    }
)
