"""Making what is kept of one size, so that nothing can be told by it without the keys."""

from __future__ import annotations

import os
from collections.abc import Sequence

from yinxin.kit.vault import blind


def padded(text: str, step: int) -> str:
    """With blanks, which JSON leaves unread, to whole steps of so many bytes."""
    return text + " " * (-len(text.encode()) % step)


def filled_up(digests: Sequence[str], most: int) -> list[str]:
    """With random ones, which nobody can tell from the rest and which match nothing."""
    return [*digests, *(os.urandom(blind.LENGTH // 2).hex() for _ in range(most - len(digests)))]
