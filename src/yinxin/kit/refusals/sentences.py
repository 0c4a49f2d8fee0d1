"""The catalogue of refusals: code → sentence. Each app adds its own when it starts."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError

_catalogue: dict[str, Promise] = {}


def say(sentences: Mapping[str, Promise]) -> None:
    """Add sentences (lazy translations with `%(fact)s` places). A code is said in one way only."""
    for code, sentence in sentences.items():
        if code in _catalogue:
            raise ValueError(f"refusal {code} already has a sentence")
        _catalogue[code] = sentence


def codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_catalogue)


def sentence_of(error: RefusedError) -> str:
    """The refusal in the reader's language. A code without a sentence still says what to do."""
    sentence = _catalogue.get(error.code)
    if sentence is None:
        return _("这项操作现在不能办理（%(code)s）。请返回上一页重试，仍不成功请告诉系统管理员。") % {
            "code": error.code
        }
    return str(sentence) % error.facts
