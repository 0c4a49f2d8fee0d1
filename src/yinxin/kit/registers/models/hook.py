"""Somebody elsewhere who is told of changes of the public fields, and each time she was told."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Hook(models.Model):
    """`register` is empty for all public registers. The secret is not kept: it is derived of a key outside the database,
    `mark` and `generation`. `failures` counts attempts in vain since the last that came through."""

    url = models.URLField(_("接收地址"), max_length=300)
    register = models.CharField(_("名录"), max_length=40, blank=True)
    mark = models.UUIDField(_("标识"), default=uuid4, unique=True, editable=False)
    generation = models.PositiveIntegerField(_("密钥代次"), default=1)
    is_on = models.BooleanField(_("启用"), default=True)
    failures = models.PositiveIntegerField(_("连续失败"), default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("谁"))
    made_at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("变更推送")
        verbose_name_plural = _("变更推送")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url


class Outcome(models.TextChoices):
    DELIVERED = "delivered", _("已送达")
    REFUSED = "refused", _("对方拒收")
    UNREACHABLE = "unreachable", _("连不上")
    FORBIDDEN = "forbidden", _("地址不许可")


class Delivery(models.Model):
    """One attempt to tell a hook; `key` is the same at every attempt of one message. `status` is what the other side answered."""

    hook = models.ForeignKey(Hook, models.CASCADE, related_name="deliveries", verbose_name=_("变更推送"))
    key = models.CharField(_("消息编号"), max_length=32)
    items = models.PositiveIntegerField(_("条数"))
    outcome = models.CharField(_("结果"), max_length=12, choices=Outcome.choices)
    status = models.PositiveSmallIntegerField(_("对方状态码"), null=True)
    at = models.DateTimeField(_("时间"), db_index=True)

    class Meta:
        verbose_name = _("推送记录")
        verbose_name_plural = _("推送记录")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.hook_id} {self.outcome}"
