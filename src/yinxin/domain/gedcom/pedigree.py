"""Who is whose parent, by both sides of a file, and whether anybody would be his own ancestor."""

from __future__ import annotations

from collections.abc import Mapping

from yinxin.domain.gedcom import refusals
from yinxin.domain.gedcom.tree import Tree

Parents = dict[str, tuple[str, ...]]


def parents_of(tree: Tree) -> Parents:
    """Child → parents, whether the family names the child or the child the family. Who is not in the file is left out."""
    known = {person.xref for person in tree.persons}
    families = {family.xref: family for family in tree.families}
    found: dict[str, dict[str, None]] = {}
    for family in tree.families:
        for child in family.children:
            found.setdefault(child, {}).update(dict.fromkeys((family.husband, family.wife)))
    for person in tree.persons:
        for link in person.child_of:
            if (named := families.get(link.family)) is not None:
                found.setdefault(person.xref, {}).update(dict.fromkeys((named.husband, named.wife)))
    return {child: tuple(one for one in parents if one in known) for child, parents in found.items() if child in known}


def refuse_circles(parents: Parents, lines: Mapping[str, int], *, of_sheet: bool = False) -> None:
    """UnreadableError with the line of somebody who would be his own ancestor."""
    done: set[str] = set()
    for start in parents:
        if (circle := _climb(start, parents, done)) is not None:
            raise (refusals.circle_in_sheet if of_sheet else refusals.circle)(lines.get(circle, 0))


def _climb(start: str, parents: Parents, done: set[str]) -> str | None:
    """Depth first without recursion: a line of descent may have any length."""
    if start in done:
        return None
    way, path = {start: iter(parents.get(start, ()))}, [start]
    while path:
        above = next(way[path[-1]], None)
        if above is None:
            done.add(path[-1])
            del way[path.pop()]
        elif above in way:
            return above
        elif above not in done:
            way[above] = iter(parents.get(above, ()))
            path.append(above)
    return None
