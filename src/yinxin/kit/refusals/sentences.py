"""The catalogue of refusals: code → sentence. Each app adds its own when it starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError

NOT_NOW = 409
TOO_OFTEN = 429


@dataclass(frozen=True, slots=True)
class Said:
    """How a refusal is answered."""

    sentence: Promise
    status: int


_catalogue: dict[str, Said] = {}


def say(sentences: Mapping[str, Promise], *, status: int = NOT_NOW) -> None:
    """Add sentences (lazy translations with `%(fact)s` places). A code is said in one way only."""
    for code, sentence in sentences.items():
        if code in _catalogue:
            raise ValueError(f"refusal {code} already has a sentence")
        _catalogue[code] = Said(sentence, status)


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_catalogue)


def status_of(error: RefusedError) -> int:
    """The HTTP status of a refusal: 409 unless it was said otherwise."""
    said = _catalogue.get(error.code)
    return said.status if said else NOT_NOW


def headers_of(error: RefusedError) -> dict[str, str]:
    """A refusal that passes with time tells a program how many seconds to wait."""
    minutes = error.facts.get("minutes")
    return {"Retry-After": str(minutes * 60)} if status_of(error) == TOO_OFTEN and isinstance(minutes, int) else {}


def sentence_of(error: RefusedError) -> str:
    """The refusal in the reader's language. A code without a sentence still says what to do."""
    said = _catalogue.get(error.code)
    if said is None:
        return _("这项操作现在不能办理（%(code)s）。请返回上一页重试，仍不成功请告诉系统管理员。") % {
            "code": error.code
        }
    return str(said.sentence) % error.facts
