"""The form for how a donor wishes to be named, with the separate consent a person gives before her name is public."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from yinxin.apps.registers.donations.access import user_of
from yinxin.apps.registers.donations.actions.wishes import PUBLIC_NAME
from yinxin.apps.registers.donations.forms import WishForm
from yinxin.apps.registers.donations.models import DonorKind, Publicity, Share
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving


def wish_form(share: Share, data: Any = None) -> WishForm:
    """A person is asked for her consent as long as none stands; an association or firm is no person."""
    person = share.person
    asks = share.kind == DonorKind.PERSON and (person is None or giving.standing(person, PUBLIC_NAME) is None)
    shown = consents.digest(giving.words(PUBLIC_NAME))
    return WishForm(data, asks_consent=asks, initial={"publicity": share.publicity, "shown": shown})


def asked(request: HttpRequest, form: WishForm) -> None:
    """Keep the consent she just gave, before the wish that stands on it."""
    told = form.cleaned_data
    if form.asks_consent and told["publicity"] == Publicity.NAMED:
        giving.give(user_of(request), PUBLIC_NAME, shown=told["shown"], language=request.LANGUAGE_CODE)
