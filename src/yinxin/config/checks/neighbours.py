"""The programs beside ours: the virus scanner and the mail server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from yinxin.kit.intake import clamd

NO_SCANNER = "没有设置病毒扫描，上传的文件不能放行：请安装 clamav-daemon，并设置 YINXIN_CLAMD。"
# Told and no refusal: what is uploaded meanwhile stays in quarantine, and the scanner takes a minute to start.
SILENT_SCANNER = "病毒扫描没有应答，上传的文件暂存待查：请检查 clamav-daemon 是否在运行、YINXIN_CLAMD 是否写对。"
NO_MAIL = "没有设置邮件服务器，核对邮箱、找回口令的信都发不出去：请设置 YINXIN_MAIL_URL。"


@register(Tags.security, deploy=False)
def neighbours_are_there(**_: Any) -> list[CheckMessage]:
    """In production files are scanned and letters leave."""
    if not settings.PRODUCTION:
        return []
    faults: list[CheckMessage] = []
    if settings.CLAMD is None:
        faults.append(Error(NO_SCANNER, id="yinxin.E040"))
    elif not clamd.answers(settings.CLAMD):
        faults.append(Warning(SILENT_SCANNER, id="yinxin.W041"))
    if settings.MAIL_SERVER is None:
        faults.append(Error(NO_MAIL, id="yinxin.E042"))
    return faults
