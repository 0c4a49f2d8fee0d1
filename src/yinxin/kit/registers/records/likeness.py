"""Whether something like a new record is registered already: few questions to the database, however many records there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from rapidfuzz import fuzz

from yinxin.domain.text.fold import fold
from yinxin.kit.registers.cells import columns_of
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.records.words import shown
from yinxin.kit.registers.searching import leaf, matching

ALIKE = 80
"""Of a hundred: from here on two records are shown to a person, who decides."""
FIRST = 70
"""So much at least the first field, the name, must agree."""
WINDOW, WINDOWS = 3, 8
"""Runs of so many characters, and so many of them, are looked for; a slip of the pen breaks three."""
OF_EACH, COMPARED = 400, 200
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A record that may be the same, and by which fields it is known."""

    url: str
    name: str
    facts: tuple[tuple[str, str], ...]


def lookalikes(
    register: Register, values: Mapping[str, Any], user: Visitor, *, but: int | None = None
) -> list[Lookalike]:
    """The likest first, of those this user may see. `values` are by the names of fields, as a form gives them."""
    names = [name for name in register.likeness.split() if "__" not in name and values.get(name) not in (None, "")]
    keys = _near(register, values, names, user) if names else []
    if not keys:
        return []
    # A list of numbers, not a subquery: the databases would look at every visible record first.
    rows = [row for row in _rows(register, user).filter(pk__in=keys) if row.pk != but]
    scored = sorted(((_likeness(row, values, names), row) for row in rows), key=lambda pair: -pair[0])
    return [_told(register, row) for score, row in scored[:SHOWN] if score >= ALIKE]


def _rows(register: Register, user: Visitor) -> models.QuerySet[Any]:
    keys = [one.name for one in columns_of(register, register.likeness.split()) if one.field.is_relation]
    rows = register.visible_to(user)
    return rows.select_related(*keys) if keys else rows


def _near(register: Register, values: Mapping[str, Any], names: list[str], user: Visitor) -> list[int]:
    """Of the records this user may see those that share most runs of characters with it: what other towns call alike must not
    crowd out her own."""
    visible = register.visible_to(user)
    texts = [name for name in names if isinstance(values[name], str) and not leaf(register.model, name).choices]
    shared: Counter[int] = Counter()
    for name in texts[:1]:
        for window in _windows(fold(values[name])):
            found = (
                matching(register, window) if name in register.search.split() else Q(**{f"{name}__icontains": window})
            )
            shared.update(visible.filter(found).order_by().values_list("pk", flat=True)[:OF_EACH])
    return [pk for pk, _times in shared.most_common(COMPARED)]


def _windows(text: str) -> Iterator[str]:
    """Spread over the text; a short one is looked for whole."""
    last = len(text) - WINDOW
    if last <= 0:
        yield from [text] if text else []
        return
    starts = range(last + 1) if last < WINDOWS else [round(last * n / (WINDOWS - 1)) for n in range(WINDOWS)]
    yield from dict.fromkeys(text[start : start + WINDOW] for start in starts)


def _likeness(row: Any, values: Mapping[str, Any], names: list[str]) -> float:
    """0 to 100: the mean over the fields that both have filled."""
    scores = []
    for number, name in enumerate(names):
        score = _alike(getattr(row, name), values[name])
        if score is not None:
            scores.append(score)
        if number == 0 and (score or 0) < FIRST:
            return 0
    return sum(scores) / len(scores) if scores else 0


def _alike(one: Any, other: Any) -> float | None:
    if one in (None, ""):
        return None
    if isinstance(one, str) and isinstance(other, str):
        return float(fuzz.ratio(fold(one), fold(other)))
    return 100.0 if one == other else 0.0


def _told(register: Register, row: Any) -> Lookalike:
    columns = columns_of(register, [name for name in register.likeness.split() if "__" not in name])
    facts = [(column.label, shown(register, column, row)) for column in columns if column.name != register.title]
    url = reverse("registers:record", args=[register, row.pk])
    return Lookalike(url, register.name_of(row), tuple(fact for fact in facts if fact[1]))
