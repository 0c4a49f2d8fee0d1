"""The printed words of a due date (“2031年底前”) hold only as long as the date they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def without_stale_words(changed: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of a task; where the date is changed and its words are not, the old words go, or every list would print them."""
    if "due" in changed and "due_text" not in changed and before.get("due_text"):
        return {**changed, "due_text": None}
    return dict(changed)
