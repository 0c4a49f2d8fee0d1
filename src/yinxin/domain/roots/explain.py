"""Why a candidate is offered, as facts: which sound of which dialect is written so in which tradition."""

from __future__ import annotations

from collections.abc import Sequence

from yinxin.domain.roots.answers import Reason, ReasonCode
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Unit
from yinxin.domain.roots.regions import Region
from yinxin.domain.roots.surname_table import SurnameTable
from yinxin.domain.roots.voices import Voices

_USUAL = 1e-3


def sounds(voices: Voices, channel: Channel, units: Sequence[Unit], name: str, tradition: int) -> list[Reason]:
    """One reason for each syllable: the character as it stands, a form of it, or a sound and how it is written."""
    reasons: list[Reason] = []
    for unit, char in zip(units, name, strict=False):
        if unit.han:
            code = voices.likeness(unit.han, char)
            reasons.extend([Reason(code, {"given": unit.han, "chars": char})] if code else [])
            continue
        at = voices.place.get(char)
        heard = voices.nearest(unit.letters, at, tradition) if at is not None else None
        if heard is not None:
            number, syllable, chance = heard
            spoken = channel.traditions[number]
            reasons.append(
                Reason(
                    ReasonCode.SOUND if chance >= _USUAL else ReasonCode.NEAR,
                    {
                        "letters": unit.letters,
                        "char": char,
                        "syllable": syllable,
                        "dialect": spoken.dialect,
                        "tradition": spoken.id,
                    },
                )
            )
    return reasons


def common(table: SurnameTable, at: int, region: Region | None) -> list[Reason]:
    """How usual a surname is, where it is usual enough to be a reason."""
    column = max(region.surnames, key=lambda name: region.surnames[name]) if region and region.surnames else "han"
    share = float(table.shares.get(column, table.shares["han"])[at]) * 10_000
    if share < 20:
        return []
    return [Reason(ReasonCode.COMMON, {"chars": table.names[at], "region": column, "share": f"{share:.0f}"})]
