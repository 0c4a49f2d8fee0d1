"""Families of GEDCOM from relations of persons: a couple with its children, or one parent alone, by how the children are theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from yinxin.apps.roots.families.models import Citation, Relation, RelationKind, Sex
from yinxin.domain.gedcom.tree import ChildOf, Heir, Pedigree, Standing

_AS = {
    RelationKind.FATHER: (Pedigree.UNSAID, Standing.UNSAID, Heir.NONE),
    RelationKind.MOTHER: (Pedigree.UNSAID, Standing.UNSAID, Heir.NONE),
    RelationKind.HEIR_OF: (Pedigree.ADOPTED, Standing.UNSAID, Heir.ADOPTED),
    RelationKind.ALSO_HEIR_OF: (Pedigree.ADOPTED, Standing.UNSAID, Heir.BOTH),
    RelationKind.UNCERTAIN: (Pedigree.UNSAID, Standing.CHALLENGED, Heir.NONE),
}
"""How a child is a family's. Father and mother by blood are of one family."""


@dataclass(slots=True)
class Couple:
    """`husband` and `wife` are numbers of persons, or None. `citation` is of the first relation that made it."""

    xref: str
    husband: int | None
    wife: int | None
    citation: Citation
    children: dict[int, ChildOf] = field(default_factory=dict)


@dataclass(slots=True)
class Couples:
    """All of them, and which are whose."""

    rows: list[Couple] = field(default_factory=list)
    by_ends: dict[tuple[int | None, int | None], Couple] = field(default_factory=dict)
    of_child: defaultdict[int, list[Couple]] = field(default_factory=lambda: defaultdict(list))
    of_spouse: defaultdict[int, list[Couple]] = field(default_factory=lambda: defaultdict(list))

    def of(self, husband: int | None, wife: int | None, citation: Citation) -> Couple:
        key = (husband, wife)
        if key not in self.by_ends:
            self.by_ends[key] = self.add(Couple(f"F{len(self.rows) + 1}", husband, wife, citation))
        return self.by_ends[key]

    def add(self, couple: Couple) -> Couple:
        self.rows.append(couple)
        for one in (couple.husband, couple.wife):
            if one is not None:
                self.of_spouse[one].append(couple)
        return couple

    def lay(self, child: int, couple: Couple, how: tuple[Pedigree, Standing, Heir]) -> None:
        if child not in couple.children:
            pedigree, standing, heir = how
            couple.children[child] = ChildOf(couple.xref, pedigree, "", standing, heir)
            self.of_child[child].append(couple)


Parents = dict[tuple[int, tuple[Pedigree, Standing, Heir]], dict[bool, list[Relation]]]


def couples_of(relations: Iterable[Relation], sexes: Mapping[int, str]) -> Couples:
    """Spouses first, so that children find them; then parents, whom sources may tell differently: each pair is a family."""
    made = Couples()
    parents: Parents = defaultdict(lambda: {True: [], False: []})
    for row in relations:
        kind = RelationKind(row.kind)
        if kind is RelationKind.SPOUSE:
            husband, wife = _ordered(row, sexes)
            made.of(husband, wife, row.citation)
        else:
            parents[row.person_id, _AS[kind]][_is_wife(row, kind, sexes)].append(row)
    for (child, how), told in parents.items():
        for father, mother in zip_longest(told[False], told[True]):
            couple = made.of(
                father.other_id if father else None, mother.other_id if mother else None, (father or mother).citation
            )
            made.lay(child, couple, how)
    return made


def apart(relations: Iterable[Relation]) -> Couples:
    """A family for each relation, so that each keeps its own source: for sheets, where a couple is no unit."""
    made = Couples()
    for row in relations:
        kind = RelationKind(row.kind)
        if kind is RelationKind.SPOUSE:
            made.add(Couple(f"F{row.pk}", row.other_id, row.person_id, row.citation))
            continue
        is_wife = kind is RelationKind.MOTHER
        husband, wife = (None, row.other_id) if is_wife else (row.other_id, None)
        couple = Couple(f"F{row.pk}", husband, wife, row.citation)
        made.add(couple)
        made.lay(row.person_id, couple, _AS[kind])
    return made


def _ordered(row: Relation, sexes: Mapping[int, str]) -> tuple[int, int]:
    """Husband and wife by their sex; where neither is known, as the relation has them: a wife's spouse."""
    if sexes.get(row.person_id) == Sex.MALE or sexes.get(row.other_id) == Sex.FEMALE:
        return row.person_id, row.other_id
    return row.other_id, row.person_id


def _is_wife(row: Relation, kind: RelationKind, sexes: Mapping[int, str]) -> bool:
    return kind is RelationKind.MOTHER or (kind is not RelationKind.FATHER and sexes.get(row.other_id) == Sex.FEMALE)
