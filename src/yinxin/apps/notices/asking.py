"""The page that asks where somebody wants to be reached, with the words she would agree to."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.http import HttpRequest

from yinxin.apps.notices import access, matters
from yinxin.apps.notices.addresses import COLUMNS, addresses_of
from yinxin.apps.notices.forms import AddressForm
from yinxin.apps.people.access import user_of
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving
from yinxin.kit.gateways.declared import gateway


@dataclass(frozen=True, slots=True)
class AddressPage:
    """`shown` is the digest of the words; `is_open` whether the operator has opened any such way."""

    form: AddressForm
    words: str
    shown: str
    is_open: bool


def address_page(request: HttpRequest) -> AddressPage:
    """Filled with what is kept; without a standing consent the form also holds the tick."""
    user = user_of(request)
    consented = giving.standing(user, matters.REACH) is not None
    kept = asdict(addresses_of(access.address(user)))
    words = giving.words(matters.REACH)
    is_open = any(gateway(way) is not None for way in COLUMNS)
    form = AddressForm(request.POST or None, initial=kept, consented=consented)
    return AddressPage(form, words, consents.digest(words), is_open)
