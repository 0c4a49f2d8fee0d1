"""Which part of a task in a newer version is which part of the older one: phases, milestones and figures keep what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rapidfuzz.fuzz import ratio

Key = Callable[[object], Hashable]

ALIKE = 60.0
"""Of a hundred: wording that differs more than this is another part. 修缮老屋40处 and 修缮老屋55处 are one, 修缮 and 出版 are two."""


def same_parts(
    old: Sequence[object], new: Sequence[object], keys: Sequence[Key], text: Callable[[object], str]
) -> dict[int, int]:
    """Position in `new` → position in `old`, each at most once.

    The keys are tried from the strictest to the loosest; among equals the printed order decides. What no key joins is joined by its
    wording, most alike first. A key that is empty joins nothing.
    """
    found: dict[int, int] = {}
    for key in keys:
        _join(found, old, new, key)
    _join_alike(found, old, new, text)
    return found


def _join(found: dict[int, int], old: Sequence[object], new: Sequence[object], key: Key) -> None:
    waiting: dict[Hashable, list[int]] = {}
    taken = set(found.values())
    for at, part in enumerate(old):
        if at not in taken and key(part):
            waiting.setdefault(key(part), []).append(at)
    for at, part in enumerate(new):
        if at not in found and waiting.get(key(part)):
            found[at] = waiting[key(part)].pop(0)


def _join_alike(
    found: dict[int, int], old: Sequence[object], new: Sequence[object], text: Callable[[object], str]
) -> None:
    taken = set(found.values())
    pairs = sorted(
        (-ratio(text(then), text(now)), mine, theirs)
        for mine, now in enumerate(new)
        if mine not in found and text(now)
        for theirs, then in enumerate(old)
        if theirs not in taken and text(then)
    )
    for unlike, mine, theirs in pairs:
        if -unlike >= ALIKE and mine not in found and theirs not in taken:
            found[mine] = theirs
            taken.add(theirs)
