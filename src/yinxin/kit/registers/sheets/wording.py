"""How the acts of sheets read in the audit record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={
        "registers.sheet-upload": _("上传名录表格"),
        "registers.sheet-discard": _("移除没有载入的名录表格"),
        "registers.sheet-lapse": _("移除过期的名录表格"),
        "registers.load": _("载入名录表格"),
        "registers.load-failed": _("名录表格没有载入"),
        "registers.load-undo": _("撤销载入名录表格"),
    },
    columns={
        "created": _("新登记的记录"),
        "removed": _("删去的记录"),
        "restored": _("恢复的记录"),
        "left": _("保持原样的记录"),
    },
)
