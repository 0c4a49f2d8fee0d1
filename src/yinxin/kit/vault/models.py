"""The key of one person's sealed values, itself sealed by a key outside the database.

The table (`vault_personkey`) is backed up apart from the rest and for a shorter time: a backup that holds a person's key and her
sealed values together would bring back what she had erased.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PersonKey(models.Model):
    """`wrapped` is empty from the day of `shredded_at` on; the row stays, so that no second key is ever made."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="+", verbose_name=_("本人")
    )
    wrapped = models.BinaryField(_("加密的密钥"), null=True)
    made_at = models.DateTimeField(_("生成时间"), auto_now_add=True)
    shredded_at = models.DateTimeField(_("销毁时间"), null=True)

    objects: ClassVar[models.Manager[PersonKey]] = models.Manager()

    class Meta:
        verbose_name = _("个人密钥")
        verbose_name_plural = _("个人密钥")
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, shredded_at__isnull=True)
                | Q(wrapped__isnull=True, shredded_at__isnull=False),
                name="vault_personkey_whole_or_shredded",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"
