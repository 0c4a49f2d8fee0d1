"""How somebody of the cast wants to be reached."""

from __future__ import annotations

from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.notices import actions, matters
from yinxin.apps.notices.addresses import Addresses
from yinxin.apps.people.models import User
from yinxin.domain.privacy.consents import digest
from yinxin.kit.consent import giving


def wish(person: User, **wanted: object) -> None:
    actions.settle(person, wanted)


def agree_to_reach(person: User, addresses: Addresses) -> None:
    words = giving.words(matters.REACH, "zh-hans")
    actions.keep_address(person, addresses, agreed=Agreement(digest(words), "zh-hans"))
