"""One step of one record from stage to stage: taken by one person, or proposed by one and decided by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StageMove(models.Model):
    """`version` is the record's when the step was asked for, `papers` the kinds of attachments the step rested on.

    A step that one person takes is TAKEN at once, and who decided is who asked. Of a record at most one proposal waits.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("转阶段", "待确认")
        TAKEN = "taken", pgettext_lazy("转阶段", "已办")
        DECLINED = "declined", pgettext_lazy("转阶段", "未同意")
        WITHDRAWN = "withdrawn", pgettext_lazy("转阶段", "已撤回")
        STALE = "stale", pgettext_lazy("转阶段", "已失效")

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    step = models.CharField(_("步骤"), max_length=40)
    source = models.CharField(_("原阶段"), max_length=40)
    target = models.CharField(_("转到阶段"), max_length=40)
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    papers = models.JSONField(_("依据的附件"), default=list)
    version = models.PositiveIntegerField(_("版本"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("转阶段", "提出人")
    )
    proposed_at = models.DateTimeField(pgettext_lazy("转阶段", "提出时间"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("转阶段", "决定人"),
    )
    decided_at = models.DateTimeField(pgettext_lazy("转阶段", "决定时间"), null=True)
    answer = models.CharField(pgettext_lazy("转阶段", "未同意的理由"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("转阶段")
        verbose_name_plural = _("转阶段")
        ordering = ["-proposed_at", "-pk"]
        indexes = [models.Index(fields=["register", "record"], name="registers_moves_of_a_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "record"], condition=Q(state="waiting"), name="registers_one_proposal_waits"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="registers_what_waits_is_undecided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.record}: {self.step}"
