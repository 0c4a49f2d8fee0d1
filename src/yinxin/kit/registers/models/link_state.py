"""Whether the page that a record leads to still answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.Model):
    """One web address of one record, tried in turn. `failures` counts tries without an answer, one after the other; after
    three of them `dead_since` is the day of the first."""

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    field = models.CharField(_("栏目"), max_length=60)
    address = models.CharField(_("网址"), max_length=300)
    tried_at = models.DateTimeField(_("最近一次打开"), null=True, db_index=True)
    status = models.PositiveSmallIntegerField(_("网站的回答"), null=True)
    failures = models.PositiveSmallIntegerField(_("连续打不开"), default=0)
    failing_since = models.DateField(_("第一次打不开"), null=True)
    dead_since = models.DateField(_("打不开已有"), null=True, db_index=True)

    class Meta:
        verbose_name = _("网址的状态")
        verbose_name_plural = _("网址的状态")
        constraints = [models.UniqueConstraint(fields=["register", "record", "field"], name="one_state_a_link")]

    def __str__(self) -> str:
        return self.address
