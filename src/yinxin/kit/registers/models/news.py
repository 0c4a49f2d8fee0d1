"""What the public saw of records and since when: where a record stood, and each time it appeared, changed or went."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Turn(models.TextChoices):
    """What happened to a record in the eyes of the public."""

    PUBLISHED = "published", pgettext_lazy("动态", "公开")
    CHANGED = "changed", pgettext_lazy("动态", "更新")
    WITHDRAWN = "withdrawn", pgettext_lazy("动态", "停止公开")


class News(models.Model):
    """The last one of a record says whether the public sees it. It holds no values: what is shown is read when it is shown.

    `takes_back` is said where copies made before tell what may not be told any more: a record withdrawn, a name, an exact place.
    """

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    turn = models.CharField(_("事项"), max_length=10, choices=Turn.choices)
    at = models.DateTimeField(_("时间"), db_index=True)
    takes_back = models.BooleanField(_("收回已公开的内容"), default=False)

    class Meta:
        verbose_name = _("公开记录的动态")
        verbose_name_plural = _("公开记录的动态")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["register", "record"], name="news_of_record")]

    def __str__(self) -> str:
        return f"{self.register}/{self.record} {self.turn}"


class PublicAddress(models.Model):
    """An address under which the public once saw a record; it leads there for good, whatever the record's key is now.

    `digest` is of the address: a key that named a person is not kept beyond the record.
    """

    register = models.CharField(_("名录"), max_length=40)
    digest = models.CharField(_("地址摘要"), max_length=64)
    record = models.PositiveBigIntegerField(_("记录"))

    class Meta:
        verbose_name = _("公开地址")
        verbose_name_plural = _("公开地址")
        constraints = [models.UniqueConstraint(fields=["register", "digest"], name="one_record_an_address")]

    def __str__(self) -> str:
        return f"{self.register}/{self.record}"
