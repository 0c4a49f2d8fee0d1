"""The card to hold up: characters as large as the screen, for a driver, a porter, somebody at a village gate."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from yinxin.apps.roots.seeking.clue.picks import Pick


@dataclass(frozen=True, slots=True)
class Card:
    """`says` is the sentence for whoever reads it, `means` the same for whoever holds it up."""

    chars: str
    simplified: str
    says: str
    means: str


def card_of(pick: Pick) -> Card:
    with override("zh-hans"):
        says = _said(pick)
    return Card(pick.chars, pick.simplified, says, _said(pick))


def _said(pick: Pick) -> str:
    if pick.kind == "place":
        return _("请带我到这里，谢谢。")
    if pick.kind == "surname":
        return _("请问这里有姓这个姓的人家吗？")
    return _("请问有人知道这位先人吗？")
