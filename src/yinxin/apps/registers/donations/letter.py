"""The letter with the code by which a donor ties her account to her gift; it is printed once and kept nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yinxin.apps.registers.donations.models import Share
from yinxin.kit.printing import typeset

TEMPLATE = Path(__file__).parent / "letter.typ"


def printed(share: Share, code: str, until: date) -> bytes:
    """The PDF, in the language of whoever prints it."""
    language = (get_language() or "zh-hans").lower()
    donation = share.donation
    values = {
        "title": _("请您认领自己的捐赠"),
        "to": share.name,
        "words": [
            _("您捐赠的“%(name)s”（%(code)s）登记在我市侨捐项目名录里。")
            % {"name": donation.name, "code": donation.code},
            _(
                "凭下面的认领码，您可以用自己的账号查看它的去向和每年核查的照片，提出查询或异议，决定是否公开姓名，并在变更用途时表示意见。"
            ),
            _(
                "打开下面的网址，登录或开一个账号，在“我的捐赠”里输入认领码。认领码只能用一次，%(day)s以前有效，请不要转给别人。"
            )
            % {"day": date_format(until, "DATE_FORMAT")},
        ],
        "code": code,
        "address": f"{settings.SITE_URL}{reverse('donations:gifts')}",
        "issuer": donation.unit.name,
        "day": date_format(timezone.localdate(), "DATE_FORMAT"),
        "lang": "en" if language.startswith("en") else "zh",
        "region": "tw" if language.startswith("zh-hant") else "cn",
    }
    return typeset(TEMPLATE, values, language=language, made=timezone.now())
