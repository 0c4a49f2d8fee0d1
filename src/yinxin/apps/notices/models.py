"""A notice to one person, the digests she was sent, and how she wants to be reached."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.domain import reading_hours
from yinxin.kit.vault.fields import SealedField

LONGEST_KEY = 120


class Notice(models.Model):
    """`facts` fill the places of the kind's sentence, so that the text is made in whichever language it is read.

    `key` says what is told of: the same person is told the same thing once. `by_…_at` is when it left the house by that way.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("收件人"))
    kind = models.CharField(_("类别"), max_length=kinds.LONGEST)
    key = models.CharField(_("标识"), max_length=LONGEST_KEY)
    facts = models.JSONField(_("内容"), default=dict)
    link = models.CharField(_("链接"), max_length=300)
    on = models.DateField(_("日期"), null=True, blank=True)
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    read_at = models.DateTimeField(_("阅读时间"), null=True, blank=True)
    by_mail_at = models.DateTimeField(_("邮件时间"), null=True, blank=True)
    by_sms_at = models.DateTimeField(_("短信时间"), null=True, blank=True)
    by_wecom_at = models.DateTimeField(_("企业微信时间"), null=True, blank=True)

    objects: ClassVar[models.Manager[Notice]] = models.Manager()

    class Meta:
        verbose_name = _("通知")
        verbose_name_plural = _("通知")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="notices_notice_told_once"),
            models.CheckConstraint(
                condition=Q(link__startswith="/") & ~Q(link__startswith="//"), name="notices_notice_link_is_ours"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], condition=Q(read_at__isnull=True), name="notices_notice_unread"),
            models.Index(fields=["person", "-id"], condition=Q(read_at__isnull=False), name="notices_notice_read"),
            models.Index(fields=["kind", "key"], name="notices_notice_by_cause"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def text(self) -> str:
        """What it says, in the reader's language."""
        return kinds.text(self.kind, self.facts)

    @property
    def text_outside(self) -> str:
        return kinds.text_outside(self.kind, self.facts)

    @property
    def is_urgent(self) -> bool:
        return self.kind in kinds.urgent()


class Digest(models.Model):
    """That the digest of a day was put together; the day is that of the person's own zone."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("收件人"))
    day = models.DateField(_("日期"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    count = models.PositiveIntegerField(_("条数"))

    objects: ClassVar[models.Manager[Digest]] = models.Manager()

    class Meta:
        verbose_name = _("通知摘要")
        verbose_name_plural = _("通知摘要")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="notices_digest_one_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class DigestRhythm(models.TextChoices):
    NEVER = reading_hours.Rhythm.NEVER.value, _("不发")
    DAILY = reading_hours.Rhythm.DAILY.value, _("每天")
    WEEKLY = reading_hours.Rhythm.WEEKLY.value, _("每周")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("星期一")
    TUESDAY = 1, _("星期二")
    WEDNESDAY = 2, _("星期三")
    THURSDAY = 3, _("星期四")
    FRIDAY = 4, _("星期五")
    SATURDAY = 5, _("星期六")
    SUNDAY = 6, _("星期日")


class NoticePreference(models.Model):
    """How one person wants to be reached. Whoever has no row gets what the fields say by default."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notice_preference", verbose_name=_("本人")
    )
    rhythm = models.CharField(_("邮件摘要"), max_length=8, choices=DigestRhythm.choices, default=DigestRhythm.DAILY)
    weekday = models.PositiveSmallIntegerField(_("每周哪一天"), choices=Weekday.choices, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(_("几点"), default=8)
    zone = models.CharField(_("时区"), max_length=60, default=settings.TIME_ZONE)
    quiet_since = models.TimeField(_("免打扰开始"), default=time(22))
    quiet_until = models.TimeField(_("免打扰结束"), default=time(7))
    now_by_mail = models.BooleanField(_("紧急通知立即发邮件"), default=True)
    now_by_sms = models.BooleanField(_("紧急通知发短信"), default=False)
    now_by_wecom = models.BooleanField(_("紧急通知发企业微信"), default=False)

    objects: ClassVar[models.Manager[NoticePreference]] = models.Manager()

    class Meta:
        verbose_name = _("通知设置")
        verbose_name_plural = _("通知设置")
        constraints = [
            models.CheckConstraint(condition=Q(hour__lte=23), name="notices_preference_hour_of_a_day"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="notices_preference_day_of_a_week"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class NoticeAddress(models.Model):
    """Where a person herself asked to be reached besides e-mail. Both stand sealed, on her separate consent."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notice_address", verbose_name=_("本人")
    )
    phone = SealedField(_("接收通知的手机号码"), null=True)
    wecom = SealedField(_("企业微信账号"), null=True)
    changed_at = models.DateTimeField(_("更新时间"), auto_now=True)

    objects: ClassVar[models.Manager[NoticeAddress]] = models.Manager()

    class Meta:
        verbose_name = _("接收通知的地址")
        verbose_name_plural = _("接收通知的地址")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
