"""The base of every entry: who wrote it and when, and who struck it out and why. Entries are struck, never removed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LogEntry(models.Model):
    """The model adds a key `record` to the register's model and its own fields; "written" is when it stood in the log."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("登记人"))
    at = models.DateTimeField(_("登记时间"), auto_now_add=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("划去的人"),
    )
    struck_at = models.DateTimeField(_("划去时间"), null=True, editable=False)
    struck_why = models.CharField(_("划去理由"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-pk"]
