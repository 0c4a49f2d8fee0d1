"""What stands in the way of a sheet, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "sheet-classified": _("“%(name)s”标有“%(mark)s”，不得存入本系统，内容没有保留。请按保密规定处理。"),
        "sheet-not-scanned": _("病毒扫描程序现在没有应答，“%(name)s”没有收下。请过几分钟再上传。"),
        "sheet-file-changed": _("“%(name)s”保存的内容与预览时不一致，没有载入。请重新上传。"),
        "sheet-cell-too-long": _("第 %(line)s 行“%(column)s”的文字超过工作簿一格能放的 32767 字，请改用 csv 导出。"),
        "load-not-open": _("“%(name)s”已经载入或正在载入，不能再改。请在载入记录里查看。"),
        "load-columns-open": _("“%(name)s”还有栏目没有对应。请逐栏选定，或选“不要这一栏”。"),
        "load-has-faults": _("还有 %(n)s 行有问题，没有载入。请改好重新上传，或选择只载入没有问题的行。"),
        "load-changes-nothing": _("“%(name)s”里没有要新登记或修改的行，不必载入。"),
        "load-not-allowed": _("您现在不能载入“%(register)s”的表格，没有载入。"),
        "load-changed-since": _("预览以后有记录被改过（%(names)s），没有载入。请重新预览再决定。"),
        "load-differs": _("名录或单位名单在预览以后有变化，“%(name)s”没有载入。请重新预览再决定。"),
        "load-not-loaded": _("“%(name)s”没有载入，或者已经撤销，不能再撤销。"),
        "mend-unknown": _("“%(word)s”也不在名单里，没有改动。请从名单里选一个。"),
        "undo-obstacles": _("有 %(n)s 条记录不能撤销：%(names)s。没有撤销；可以选择让这些记录保持原样，只撤销其余的。"),
        "undo-not-hers": _("这次载入的记录里有 %(n)s 条现在不归您管，没有撤销。请由负责的单位办理。"),
    }
)
