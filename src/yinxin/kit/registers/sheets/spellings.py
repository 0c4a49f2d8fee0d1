"""The ways a word of the screen may be written in a sheet: in each language of the screens, whatever its width, case and script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.utils import translation

from yinxin.domain.text.fold import fold


def said(words: object) -> frozenset[str]:
    """A lazy text in every language there is."""
    found = set()
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found.add(str(words))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """What is compared. Text of signs alone (“—”) is compared as it stands."""
    return fold(text) or unicodedata.normalize("NFKC", text).strip().lower()


def all_folded(words: Iterable[object]) -> frozenset[str]:
    return frozenset(folded(one) for word in words for one in said(word) if one)
