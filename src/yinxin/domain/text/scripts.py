"""Chinese names in the other script: computed as Hong Kong writes it, unless somebody who knows better has written it."""

from __future__ import annotations

from functools import lru_cache

from opencc import OpenCC


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2hk")


def traditional(text: str) -> str:
    """Simplified characters as Hong Kong writes them: 台山, 皇后, 里程 stay as they are. Latin letters stay."""
    converted: str = _converter().convert(text)
    return converted


def in_traditional(text: str, *, written: str = "") -> str:
    """What a person wrote (`written`) goes before what is computed."""
    return written or traditional(text)
