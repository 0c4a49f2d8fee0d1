"""How the record reads to a person: an act, a column and a purpose in words. Each app adds its own when it starts."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

_acts: dict[str, Promise] = {}
_columns: dict[str, Promise] = {}
_purposes: dict[str, Promise | str] = {}


def word(
    *,
    acts: Mapping[str, Promise],
    columns: Mapping[str, Promise],
    purposes: Mapping[str, Promise | str] | None = None,
) -> None:
    """Add words for recorded acts ("plans.confirm"), for the columns of what they changed and for what they were for."""
    _acts.update(acts)
    _columns.update(columns)
    _purposes.update(purposes or {})


def purposes() -> frozenset[str]:
    """Every purpose that has words."""
    return frozenset(_purposes)


def purpose_in_words(purpose: str) -> str:
    """What something was for; a purpose without words is shown as it is, so that nothing recorded is hidden."""
    return str(_purposes.get(purpose, purpose))


def acts() -> frozenset[str]:
    """Every act that has words."""
    return frozenset(_acts)


def act_in_words(action: str) -> str:
    """The act in the reader's language; one without words keeps its code, so that nothing recorded is hidden."""
    return str(_acts.get(action, action))


def column_in_words(name: str) -> str | None:
    """What a reader calls the column; None for what only the machine needs."""
    found = _columns.get(name)
    return None if found is None else str(found)
