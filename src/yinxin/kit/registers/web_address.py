"""The address of a page elsewhere; one without a scheme is taken as https."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Url = models.URLField[str, str]
else:
    Url = models.URLField


class WebAddressField(Url):
    """At most 300 characters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 300)
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **options})
