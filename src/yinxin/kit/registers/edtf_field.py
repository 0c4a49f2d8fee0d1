"""A day, year or span as the source words it (光绪十九年, 约1920年, 1936): the words are kept, the date is read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField


class EdtfField(Text):
    """Text of at most 60 characters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 60)
        super().__init__(*args, **options)
