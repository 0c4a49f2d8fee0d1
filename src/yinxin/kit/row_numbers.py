"""`<row:pk>` in an address: the number of a row. Bounded, because `<int:…>` takes any length and a database column does not."""

from __future__ import annotations

from django.urls import register_converter


class RowNumber:
    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowNumber, "row")
