"""What the pages of the registers of talents show."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from yinxin.apps.people.access import user_of
from yinxin.apps.registers.talents import access
from yinxin.apps.registers.talents.forms import OfferForm
from yinxin.apps.registers.talents.matters import OF_KIND
from yinxin.apps.registers.talents.models import ContactRequest, Talent, TalentKind
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One register as its person sees it: her entry there, if she has one."""

    kind: TalentKind
    talent: Talent | None


@dataclass(frozen=True, slots=True)
class OwnPage:
    entries: list[OwnEntry]
    requests: list[ContactRequest]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """`shown` is the digest of the words she would agree to."""

    form: OfferForm
    words: str
    shown: str
    kind: TalentKind


def own_page(request: HttpRequest) -> OwnPage:
    user = user_of(request)
    held = {talent.kind: talent for talent in access.own(user)}
    entries = [OwnEntry(kind, held.get(kind)) for kind in TalentKind]
    return OwnPage(entries, list(access.asked_of(user)))


def offer_page(request: HttpRequest, kind: str) -> OfferPage:
    """The form with what she wrote before; without a standing consent it also holds the tick."""
    user, asked = user_of(request), TalentKind(kind)
    matter = OF_KIND[asked]
    words = giving.words(matter)
    form = OfferForm(
        request.POST or None,
        instance=access.own_entry(user, asked),
        kind=asked,
        consented=giving.standing(user, matter) is not None,
        places=access.places(),
    )
    return OfferPage(form, words, consents.digest(words), asked)
