"""The base of every record of every register: where it stands, since when the public sees it, when it was last looked at."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Record(models.Model):
    """Only `kit.registers.writing` writes records, so that each change has its history. `version` counts the changes from 1."""

    stage = models.CharField(pgettext_lazy("名录", "阶段"), max_length=40, blank=True, editable=False, db_index=True)
    published_on = models.DateField(_("公开日期"), null=True, blank=True, editable=False, db_index=True)
    checked_on = models.DateField(_("最近核查"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("最近修改"), editable=False, db_index=True)
    version = models.PositiveIntegerField(_("版本"), default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]
