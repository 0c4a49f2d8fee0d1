"""What a person is called where only one name has room, and what her generation's character is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from yinxin.apps.roots.families.models import Branch, Clan, GenerationPoem, NameKind, PersonName, Script

ORDER = [
    NameKind.BIRTH,
    NameKind.GENERATION,
    NameKind.TABOO,
    NameKind.COURTESY,
    NameKind.MARRIED,
    NameKind.ALIAS,
    NameKind.PAPER,
    NameKind.ART,
    NameKind.MILK,
]
"""A child's name and an art name come last; a paper name is the name of somebody else's papers."""

HAN = (Script.HANT, Script.HANS)


def titles(names: Iterable[PersonName]) -> dict[int, str]:
    """Person → the name she goes by: in characters if there is one."""
    best: dict[int, PersonName] = {}
    for name in names:
        held = best.get(name.person_id)
        if held is None or _rank(name) < _rank(held):
            best[name.person_id] = name
    return {pk: name.text for pk, name in best.items()}


def titles_of(persons: Collection[int]) -> dict[int, str]:
    """By their numbers; whoever is not proven to have died is not in it."""
    return titles(PersonName.objects.filter(person__in=persons))


def _rank(name: PersonName) -> tuple[bool, int, int]:
    return name.script not in HAN, ORDER.index(NameKind(name.kind)), name.pk


def characters(clan: Clan, branch: Branch | None, poems: Iterable[GenerationPoem]) -> dict[int, str]:
    """Generation → its character: by the poem of the branch, and where it has none by that of the clan."""
    found: dict[int, str] = {}
    for poem in sorted(poems, key=lambda one: one.branch_id is not None):
        if poem.clan_id == clan.pk and poem.branch_id in (None, branch.pk if branch else None):
            found |= {poem.start + place: one for place, one in enumerate(poem.characters)}
    return found
