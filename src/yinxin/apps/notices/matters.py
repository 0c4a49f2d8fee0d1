"""What of this app asks for a separate consent: a number or account that is used for notices alone."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import addresses
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.kit.consent.matters import Matter


def _withdrawn(person: AbstractBaseUser) -> None:
    addresses.forget(person.pk)


REACH = Matter(
    code="notices.reach",
    purpose=SeparateConsent.SENSITIVE,
    title=_("用我的手机号码或企业微信账号发通知"),
    scope=_("手机号码、企业微信账号（按我在“通知设置”里的申请给我发紧急通知，由短信或企业微信服务商代为传送）"),
    on_withdrawal=_withdrawn,
)
