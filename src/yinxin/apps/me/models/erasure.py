"""That an account was erased: what a restored backup is cleaned by, so that nobody who left comes back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasureEntry(models.Model):
    """Only the number of the account, not even a key to it: the row must stand alone after any restore."""

    person = models.PositiveBigIntegerField(_("账号编号"), unique=True)
    at = models.DateTimeField(_("注销时间"))

    objects: ClassVar[models.Manager[ErasureEntry]] = models.Manager()

    class Meta:
        verbose_name = _("注销记录")
        verbose_name_plural = _("注销记录")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.at:%Y-%m-%d}"
