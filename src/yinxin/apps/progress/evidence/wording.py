"""The record of the evidence desk in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.audit.wording import word
from yinxin.kit.outbox.wording import word_kinds

word(
    acts={
        "progress.evidence-upload": _("上传佐证文件"),
        "progress.evidence-read": _("读完佐证文件"),
        "progress.evidence-read-again": _("重新读取佐证文件"),
        "progress.evidence-read-failed": _("佐证文件没有读成"),
        "progress.evidence-confirm": _("确认佐证"),
        "progress.evidence-nothing": _("认定不作佐证"),
        "progress.evidence-undo": _("撤销佐证"),
        "progress.evidence-reopen": _("重新核对"),
        "progress.evidence-discard": _("移除佐证文件"),
    },
    columns={"quote": pgettext_lazy("佐证", "原文"), "document": _("佐证文件")},
)

word_kinds({"progress.evidence-read": _("读取佐证文件")})
