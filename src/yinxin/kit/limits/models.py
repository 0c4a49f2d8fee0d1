"""How often something was done by somebody in the running span."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Count(models.Model):
    """`key` is a keyed digest of what is counted and by whom: the table must not tell which addresses somebody tried.

    `until` is when the span ends that began with its first count; the row then counts anew, or is cleared away.
    """

    key = models.CharField(_("标识"), max_length=64, unique=True)
    taken = models.PositiveIntegerField(_("次数"), default=0)
    until = models.DateTimeField(_("截止时间"), db_index=True)

    objects: ClassVar[models.Manager[Count]] = models.Manager()

    class Meta:
        verbose_name = _("次数限制")
        verbose_name_plural = _("次数限制")

    def __str__(self) -> str:
        return f"{self.taken} · {self.until:%Y-%m-%d %H:%M}"
