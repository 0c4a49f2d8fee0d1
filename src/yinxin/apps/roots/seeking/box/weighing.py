"""How sure a person of the register is: never surer than her surname, and only if the person sought is in the register at all.

The search for persons weighs those of the pool against one another. A pool of forty names holds hardly any that is sought.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from yinxin.domain.roots.answers import Answer, Hit

IN_REGISTER = 0.4
"""How often whoever is sought is one of the register, where a name fits. A modest guess: most families are in no register."""

SURNAMES = 40
"""Candidates that are asked for, so that a rarer surname of a person counts as what it is."""


def weighed(persons: Answer, surnames: Answer) -> Answer:
    """The same persons with honest chances; whoever is known only as X氏 is one of thousands and is left out."""
    hits = sorted(
        (replace(hit, probability=_chance(hit, surnames.hits)) for hit in persons.hits if not hit.chars.endswith("氏")),
        key=lambda hit: -hit.probability,
    )
    return replace(persons, hits=tuple(hits), unknown=1.0 - sum(hit.probability for hit in hits))


def _chance(hit: Hit, surnames: Iterable[Hit]) -> float:
    """By the longest surname that begins the name: 司徒 before 司."""
    fitting = [one for one in surnames if hit.simplified.startswith(one.simplified)]
    best = max(fitting, key=lambda one: len(one.simplified), default=None)
    return hit.probability * IN_REGISTER * best.probability if best is not None else 0.0
