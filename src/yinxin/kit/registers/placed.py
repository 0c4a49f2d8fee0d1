"""A record that lies somewhere: latitude and longitude in degrees of WGS-84, both or neither."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Placed(models.Model):
    """Name it in `geo` as "latitude longitude", and ask `whole_place` in `clean_record`."""

    latitude = models.DecimalField(
        _("纬度"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("经度"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    class Meta:
        abstract = True


def whole_place(record: Placed) -> None:
    """ValidationError where one of the two numbers is missing."""
    if (record.latitude is None) != (record.longitude is None):
        raise ValidationError({"longitude": _("经度和纬度要一起填写，或者都留空。")})
