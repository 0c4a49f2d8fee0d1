"""A start-up check: without a mail server nobody can confirm an address or find back in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register()
def mail_can_be_sent(**_: Any) -> list[CheckMessage]:
    """A warning, not an error: an office may run for its own people alone."""
    if settings.MAIL_SERVER is not None or not settings.PRODUCTION:
        return []
    sentence = "没有设置 YINXIN_MAIL_URL：邮件一律发不出，会停在“多次未成”里。"
    return [Warning(sentence, id="yinxin.W010")]
