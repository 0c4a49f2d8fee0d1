"""The matters of this app that ask for a separate consent."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from yinxin.apps.me.contact import forget_sensitive
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.kit.consent.matters import Matter


def _withdrawn(person: AbstractBaseUser) -> None:
    forget_sensitive(person.pk)


CONTACT = Matter(
    code="me.contact",
    purpose=SeparateConsent.SENSITIVE,
    title=_("保存我的证件号码、邮寄地址和电话"),
    scope=_("证件号码（办理事项时核对身份）、邮寄地址（寄送材料）、电话（办理中联系）"),
    on_withdrawal=_withdrawn,
)
