"""A list as somebody keeps it under a name: the words of its address, for herself or for everybody of her place."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """`query` is what stands behind the question mark, and `?view=<number>` asks for it again. Without a `place` (the number of a
    government in the directory) only the person herself has it. What a reader sees by it is decided when she opens it."""

    register = models.CharField(_("名录"), max_length=40)
    name = models.CharField(_("名称"), max_length=60)
    query = models.CharField(_("条件"), max_length=2_000)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("本人"), db_index=False
    )
    place = models.PositiveBigIntegerField(_("共享范围"), null=True)
    made_at = models.DateTimeField(_("建立时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("保存的列表")
        verbose_name_plural = _("保存的列表")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "register", "name"], name="registers_one_view_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
