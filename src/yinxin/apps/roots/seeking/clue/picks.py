"""What a visitor ticked, as it stands in the address: kind and characters, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.domain.text.fold import simplified
from yinxin.kit.root_tables import tables

MOST = 12
KINDS = ("surname", "place", "person")
PICK = re.compile("(surname|place|person):([\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]{1,16})")


@dataclass(frozen=True, slots=True)
class Pick:
    kind: str
    chars: str

    @property
    def written(self) -> str:
        return f"{self.kind}:{self.chars}"

    @property
    def simplified(self) -> str:
        """A surname as the table of surnames has it (余 is no 馀), else by the general table; empty where nothing changes."""
        own = tables().surnames.simplified_of(self.chars) if self.kind == "surname" else None
        plain = own or simplified(self.chars)
        return plain if plain != self.chars else ""


def picked(given: Iterable[str]) -> tuple[Pick, ...]:
    """At most twelve, each once. What is no pick of ours is left out; an address that holds one is refused before (`held_picks`)."""
    found = [PICK.fullmatch(one) for one in given]
    return tuple(dict.fromkeys(Pick(one.group(1), one.group(2)) for one in found if one))[:MOST]
