"""Each matter that asks for a separate consent, as one person stands to it."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.apps.people.models import User
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving
from yinxin.kit.consent.matters import Matter, declared
from yinxin.kit.consent.models import Receipt


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` is what stands beside the tick, `shown` its digest; `receipt` is there where she agreed."""

    matter: Matter
    words: str
    shown: str
    receipt: Receipt | None


def asked(user: User) -> list[Asked]:
    """All matters, each on its own: a tick for one is never a tick for another."""
    return [_asked(user, matter) for matter in declared()]


def _asked(user: User, matter: Matter) -> Asked:
    words = giving.words(matter)
    return Asked(matter, words, consents.digest(words), giving.standing(user, matter))
