"""What a visitor ticked, as it stands in the address: kind and characters, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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


def picked(given: Iterable[str]) -> tuple[Pick, ...]:
    """At most twelve, each once. What is no pick of ours is left out: whoever alters the address prints a sheet without it."""
    found = [PICK.fullmatch(one) for one in given]
    return tuple(dict.fromkeys(Pick(one.group(1), one.group(2)) for one in found if one))[:MOST]
