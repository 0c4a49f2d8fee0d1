"""What asks for a separate consent: that a card is kept and compared (PIPL art. 29), and that words go to somebody abroad (art. 39).

Both are asked with the card, so that no consent in the record comes with a yes and tells it from a no.
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from yinxin.apps.kin.forgetting import forget
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.kit.consent.matters import Matter


def _withdrawn(person: AbstractBaseUser) -> None:
    """Whichever of the two is taken back: a card from which no contact can come serves nothing any more and goes too (PIPL art. 47)."""
    forget(person.pk)


CARD = Matter(
    code="letters.card",
    purpose=SeparateConsent.SENSITIVE,
    title=_("保存我的寻访卡，并与别人的寻访卡比对"),
    scope=_(
        "我写的姓氏、祖籍县市和镇、堂号、房支、辈分范围和要找哪一支；只由系统自动比对，不给任何人看，包括经办人员；"
        "双方都愿意以后，我写的信和逐项告诉对方的资料，只给对方一个人看"
    ),
    on_withdrawal=_withdrawn,
)
ABROAD = Matter(
    code="letters.abroad",
    purpose=SeparateConsent.ABROAD,
    title=_("让在境外的对方读到我写的信"),
    scope=_(
        "接收方：与我双方都愿意联系的那一位，可能在境外；内容：我写给对方的信和我逐项告诉对方的资料；目的：认亲通信"
    ),
    on_withdrawal=_withdrawn,
)
BOTH = (CARD, ABROAD)
