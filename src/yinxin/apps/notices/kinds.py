"""What a notice can say: each kind with its sentence, registered when its app starts. The text is made when it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yinxin.domain.reading_hours import Urgency
from yinxin.kit.ui.templatetags.ui import office_date

CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
LONGEST = 60
"""Characters of a code."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Kind:
    """`sentence` has places (`%(title)s`) for the facts; it may be an `ngettext_lazy(…, "n")`.

    `outside` is what an e-mail says instead, where the sentence would carry out of the house what its reader need not have there.
    A day among the facts ("2026-10-09") is written as the reader's language writes days.
    """

    sentence: Promise
    urgency: Urgency = Urgency.DIGEST
    outside: Promise | None = None


class UnknownKindError(LookupError):
    """A notice of a kind that nobody registered."""


_kinds: dict[str, Kind] = {}


def say(kinds: Mapping[str, Kind]) -> None:
    """Add kinds. A code is said in one way only, and only with a kind behind it."""
    for code, kind in kinds.items():
        if not CODE.fullmatch(code) or len(code) > LONGEST:
            raise ValueError(f"notice kind {code!r} is not written like task-overdue")
        if not isinstance(kind, Kind):
            raise TypeError(f"notice kind {code} needs a Kind")
        if code in _kinds:
            raise ValueError(f"notice kind {code} already has a sentence")
        _kinds[code] = kind


def known(code: str) -> Kind:
    """The kind of a code; UnknownKindError where no app said it."""
    found = _kinds.get(code)
    if found is None:
        raise UnknownKindError(f"nobody said notices of kind {code!r}: register it with kinds.say")
    return found


def codes() -> frozenset[str]:
    """Every code that was said."""
    return frozenset(_kinds)


def urgent() -> frozenset[str]:
    """The codes of what wants to be read at once."""
    return frozenset(code for code, kind in _kinds.items() if kind.urgency is Urgency.NOW)


def text(code: str, facts: Facts) -> str:
    """The sentence in the reader's language. A kind no version knows any more still says that there was something."""
    kind = _kinds.get(code)
    return _("有一条通知，请打开查看。") if kind is None else _filled(kind.sentence, facts)


def text_outside(code: str, facts: Facts) -> str:
    """The same for a message that leaves the house."""
    kind = _kinds.get(code)
    return text(code, facts) if kind is None or kind.outside is None else _filled(kind.outside, facts)


def judge(code: str, facts: Facts) -> None:
    """ValueError where the facts leave a place of the sentence open: found by whoever writes the call, not by its reader."""
    kind = known(code)
    for name, value in facts.items():
        if not isinstance(value, str | int):
            raise ValueError(f"{code}: fact {name} is neither text nor number")
    try:
        _filled(kind.sentence, facts)
        if kind.outside is not None:
            _filled(kind.outside, facts)
    except KeyError as missing:
        raise ValueError(f"{code}: its sentence wants the fact {missing}") from None


def _filled(sentence: Promise, facts: Facts) -> str:
    shown = {name: _shown(value) for name, value in facts.items()}
    return str(sentence % shown)


def _shown(value: str | int) -> str | int:
    return office_date(value) if isinstance(value, str) and DAY.fullmatch(value) else value
