"""How often a password was tried for one address from one network: what the wait after five wrong ones is counted by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignInTries(models.Model):
    """`key` is a digest of address and network: an address nobody has must not be kept, and may be a mistyped password."""

    key = models.CharField(_("标识"), max_length=64, unique=True)
    tries = models.PositiveSmallIntegerField(_("次数"), default=0)
    began = models.DateTimeField(_("开始时间"), db_index=True)

    objects: ClassVar[models.Manager[SignInTries]] = models.Manager()

    class Meta:
        verbose_name = _("登录尝试")
        verbose_name_plural = _("登录尝试")

    def __str__(self) -> str:
        return f"{self.tries} · {self.began:%Y-%m-%d %H:%M}"
