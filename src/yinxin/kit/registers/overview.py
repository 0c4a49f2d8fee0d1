"""The registers there are, for one reader: how many records she sees of each, and how many the public sees."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register, Visitor


@dataclass(frozen=True, slots=True)
class Card:
    register: Register
    seen: int
    public: int
    adds: bool


def cards(user: Visitor) -> list[Card]:
    """In the order of their names on the screen."""
    made = [
        Card(one, one.visible_to(user).count(), one.public_rows().count() if one.is_public else 0, one.may_add(user))
        for one in catalogue
    ]
    return sorted(made, key=lambda card: card.register.slug)
