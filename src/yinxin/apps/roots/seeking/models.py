"""A letter in which somebody asks the office for help with their roots: answered by a person, found by no search."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit


class LetterState(models.TextChoices):
    """`UNCONFIRMED` until its writer has shown that the address is hers; the clock runs from then on."""

    UNCONFIRMED = "unconfirmed", _("等写信人确认邮箱")
    WAITING = "waiting", _("待分办")
    ASSIGNED = "assigned", _("办理中")
    ANSWERED = "answered", _("已答复")


class QueryLetter(models.Model):
    """`sealed` holds the address, the words of the paper and what the writer knows; `sealed_answer` the answer.

    Neither can be read, sorted or searched in the database: the names in a letter may be those of living persons. No account
    is tied to it; `address_digest` finds the letters of an address when its owner asks for them or erases herself.
    `code_digest` is of the six digits that were sent to the address, `key_digest` of the key in the link that opens the answer.
    """

    number = models.CharField(_("回执号"), max_length=12, unique=True)
    place = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("收信的地方"))
    language = models.CharField(_("写信的语言"), max_length=10)
    state = models.CharField(_("办理情况"), max_length=12, choices=LetterState.choices, db_index=True)
    sealed = models.BinaryField(_("信"))
    sealed_answer = models.BinaryField(_("答复"), null=True)
    address_digest = models.CharField(_("邮箱校验值"), max_length=64)
    consent_version = models.PositiveSmallIntegerField(_("说明版本"))
    consent_hash = models.CharField(_("说明校验值"), max_length=64)
    code_digest = models.CharField(_("验证码校验值"), max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(_("试过的次数"), default=0)
    key_digest = models.CharField(_("链接校验值"), max_length=64, blank=True, db_index=True)
    written_at = models.DateTimeField(_("写信时间"), db_index=True)
    received_on = models.DateField(_("收信日期"), null=True)
    due_on = models.DateField(_("答复期限"), null=True)
    due_certain = models.BooleanField(_("期限已定"), default=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("承办人")
    )
    answered_on = models.DateField(_("答复日期"), null=True)
    forget_on = models.DateField(_("删除日期"), db_index=True)

    class Meta:
        verbose_name = pgettext_lazy("寻根", "求助信")
        verbose_name_plural = pgettext_lazy("寻根", "求助信")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="unconfirmed", due_on__isnull=True)
                | Q(due_on__isnull=False) & ~Q(state="unconfirmed"),
                name="seeking_letter_clock_runs_once_confirmed",
            )
        ]

    def __str__(self) -> str:
        return self.number
