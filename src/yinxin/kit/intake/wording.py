"""The record of the intake in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={
        "intake.receive": _("收下文件"),
        "intake.quarantine": _("文件等待病毒扫描"),
        "intake.release": _("文件通过病毒扫描"),
        "intake.refuse": _("查出病毒，拒收文件"),
    },
    columns={"finding": _("查出的病毒")},
)
