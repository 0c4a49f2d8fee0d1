"""What a word of an address means for a field: a value the database can compare with, or a refusal, and never an overflow in it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, DecimalException
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator, DecimalValidator
from django.db import models
from django.utils import timezone


def meant(field: models.Field[Any, Any], told: Any) -> Any:
    """ValueError for what no record can hold: a number beyond its column, a text longer than it, signs no database keeps."""
    said = told if isinstance(told, str) else str(told)
    if told is None or "\0" in said:
        raise ValueError(field.name)
    said.encode()  # half a character (a lone surrogate) is a UnicodeEncodeError, which is a ValueError
    final = _final(field)
    try:
        value = _storable(final.to_python(said))
        if value is not None:
            _bound(final, value)
    except (ValidationError, DecimalException, OverflowError, TypeError) as fault:
        raise ValueError(field.name) from fault
    return value


def _final(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    """A key holds what the field it leads to holds, and its bounds stand there."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def _storable(value: Any) -> Any:
    """A moment is kept in UTC, and the last hours of the calendar have none there; nought is nought however it is written."""
    if isinstance(value, datetime):
        aware = timezone.make_aware(value) if timezone.is_naive(value) else value
        return aware.astimezone(UTC)
    return Decimal(0) if isinstance(value, Decimal) and not value else value


def _bound(field: models.Field[Any, Any], value: Any) -> None:
    """Only what the column can hold; the other rules of a field may be younger than its rows."""
    for validator in field.validators:
        if isinstance(validator, BaseValidator | DecimalValidator):
            validator(value)
