"""What asks for a separate consent: that other units of the place see what a person offers (PIPL art. 23)."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.talents.models import Talent, TalentKind
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.kit.consent.matters import Matter


def _taken_out_of(kind: TalentKind) -> Callable[[AbstractBaseUser], None]:
    def withdrawn(person: AbstractBaseUser) -> None:
        Talent.objects.filter(person_id=person.pk, kind=kind).delete()

    return withdrawn


EXPERTS = Matter(
    code="talents.experts",
    purpose=SeparateConsent.SHARE,
    title=_("在专家人才库里让本地单位按专长找到我"),
    scope=_(
        "接收单位：我选的地方的政府及其下级单位；内容：我填的专长、语种和有空的时间，不含姓名和联系方式；目的：请我讲课、咨询或评审。"
        "姓名和电子邮箱只在我逐次同意后给提出请求的那一位经办人员"
    ),
    on_withdrawal=_taken_out_of(TalentKind.EXPERT),
)
LANGUAGES = Matter(
    code="talents.languages",
    purpose=SeparateConsent.SHARE,
    title=_("在外语人才库里让本地单位按语种找到我"),
    scope=_(
        "接收单位：我选的地方的政府及其下级单位；内容：我填的专长、语种和有空的时间，不含姓名和联系方式；目的：请我口译、笔译或培训译员。"
        "姓名和电子邮箱只在我逐次同意后给提出请求的那一位经办人员"
    ),
    on_withdrawal=_taken_out_of(TalentKind.LANGUAGE),
)

OF_KIND = {TalentKind.EXPERT: EXPERTS, TalentKind.LANGUAGE: LANGUAGES}
