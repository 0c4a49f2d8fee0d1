"""How a donor wishes to be named, chosen by herself; it holds on every surface from the same moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.donations import naming
from yinxin.apps.registers.donations.models import DonorKind, Publicity, Share, WishBasis
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.kit.audit.recording import record
from yinxin.kit.consent import giving
from yinxin.kit.consent.matters import Matter

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def choose(share: Share, publicity: str, *, by: AbstractBaseUser) -> Share:
    """RefusedError("consent-missing") where a person would be named who has not agreed to it (个人信息保护法第二十五条)."""
    if publicity == Publicity.NAMED and share.kind == DonorKind.PERSON:
        giving.require(by, PUBLIC_NAME)
    held = Share.objects.select_for_update().get(pk=share.pk, person_id=by.pk)
    old = held.publicity
    held.publicity, held.basis = publicity, WishBasis.ACCOUNT
    held.save(update_fields=["publicity", "basis"])
    record("donations.choose-publicity", held, by=by, old={"publicity": old}, new={"publicity": publicity}, about=by)
    naming.renew([held.donation_id], by=by)
    return held


def hide(person: AbstractBaseUser) -> None:
    """The consent is gone: nowhere is she named any more, whatever else the wish once rested on."""
    named = Share.objects.filter(person_id=person.pk, kind=DonorKind.PERSON, publicity=Publicity.NAMED)
    gifts = list(named.values_list("donation", flat=True))
    named.update(publicity=Publicity.ANONYMOUS, basis=WishBasis.ACCOUNT, paper="")
    naming.renew(gifts, by=None)


PUBLIC_NAME = Matter(
    code="donations.public-name",
    purpose=SeparateConsent.PUBLISH,
    title=_("公开我捐赠的姓名"),
    scope=_("我登记为捐赠人的姓名，和这些捐赠项目的名称、用途、年份、金额一起，在名录的公开页面和开放数据中显示"),
    on_withdrawal=hide,
)
