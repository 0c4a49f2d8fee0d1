"""What the letters keep. Every word of a person stands sealed under her own key; what joins two persons stands sealed too.

Until both said yes no row joins anybody to anybody: there is no record of who might be related to whom. What somebody answered to her own question, a no too, stands in her own row in the clear,
and so does that a question has led to a contact; neither tells of whom.
"""

from __future__ import annotations

import os
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.kin import contact
from yinxin.kit.vault import blind
from yinxin.kit.vault.fields import SealedField


def random_id() -> uuid.UUID:
    """128 random bits; the usual kind has 122, and says of itself which."""
    return uuid.UUID(bytes=os.urandom(16))


class Answer(models.TextChoices):
    """What somebody said to a question, for her own eyes."""

    NONE = contact.Answer.NONE.value, pgettext_lazy("书信", "还没有回答")
    YES = contact.Answer.YES.value, pgettext_lazy("书信", "愿意")
    LATER = contact.Answer.LATER.value, pgettext_lazy("书信", "现在不")
    NEVER = contact.Answer.NEVER.value, pgettext_lazy("书信", "不再问")


class Detail(models.TextChoices):
    """What may be given to the other side, each by itself."""

    NAME = contact.Detail.NAME.value, pgettext_lazy("书信", "姓名")
    CITY = contact.Detail.CITY.value, pgettext_lazy("书信", "所在城市")
    EMAIL = contact.Detail.EMAIL.value, pgettext_lazy("书信", "电子邮箱")
    PHONE = contact.Detail.PHONE.value, pgettext_lazy("书信", "电话")
    VILLAGE = contact.Detail.VILLAGE.value, pgettext_lazy("书信", "祖居的村")
    FOREBEAR = contact.Detail.FOREBEAR.value, pgettext_lazy("书信", "先人的名字")


class Reason(models.TextChoices):
    """Why somebody reports the other side: the closed list from which she chooses."""

    MONEY = "money", _("要钱、要投资或要验证码")
    FALSE = "false", _("冒充亲人")
    THREAT = "threat", _("威胁、骚扰或逼迫")
    PRIVATE = "private", _("打听住址、证件或家人的下落")
    CHILD = "child", _("像是未成年人，或者替别人写信")


class Decision(models.TextChoices):
    STOP = "stop", _("停用对方的书信一年")
    NOTHING = "nothing", _("不采取措施")


class Seeker(models.Model):
    """A card, sealed whole: not even the surname can be looked up. What it says is never changed, only removed and made anew.

    Until when it rests after a contact stands sealed in it too.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("本人"))
    facts = SealedField(_("寻访卡内容"), null=True)
    made_at = models.DateTimeField(_("写下后的第一个早上"))
    expires_at = models.DateTimeField(_("到期时间"))

    objects: ClassVar[models.Manager[Seeker]] = models.Manager()

    class Meta:
        verbose_name = _("寻访卡")
        verbose_name_plural = _("寻访卡")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="kin_seeker_expires_after_made")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class MatchProposal(models.Model):
    """One question to one card: “a possible relation, via …”. It is asked of every card alike and points at nobody."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("本人"))
    seeker = models.ForeignKey(Seeker, models.CASCADE, related_name="proposals", verbose_name=_("寻访卡"))
    shown_from = models.DateTimeField(_("询问时间"))
    answer = models.CharField(pgettext_lazy("书信", "回答"), max_length=8, choices=Answer.choices, default=Answer.NONE)
    is_used = models.BooleanField(_("已接通"), default=False)

    objects: ClassVar[models.Manager[MatchProposal]] = models.Manager()

    class Meta:
        verbose_name = pgettext_lazy("书信", "询问")
        verbose_name_plural = pgettext_lazy("书信", "询问")
        ordering = ["-shown_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["seeker", "shown_from"], name="kin_proposal_one_a_morning"),
            models.CheckConstraint(condition=Q(is_used=False) | Q(answer="yes"), name="kin_proposal_used_after_a_yes"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class RelayThread(models.Model):
    """One side's end of a contact that both wanted. `other` is the number of the other end, sealed: only opening it joins the two.

    `barred` are keyed digests of this person with the other's card and with each fact of it, filled up with random ones; which are kept when she goes says `barring`.
    Ending it deletes this row with all it holds; the other end then leads nowhere, and is shown as closed. `closed_at` is the morning
    on which that was found, from which on the closed end is kept for a while and no longer.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("本人"))
    via = SealedField(_("凭什么相识"), null=True)
    other = SealedField(_("另一端"), null=True)
    barred = models.TextField(_("不再牵线的标识"), blank=True, default="")
    opened_at = models.DateTimeField(_("接通时间"))
    closed_at = models.DateTimeField(_("结束时间"), null=True)

    objects: ClassVar[models.Manager[RelayThread]] = models.Manager()

    class Meta:
        verbose_name = _("通信")
        verbose_name_plural = _("通信")
        ordering = ["-opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class RelayMessage(models.Model):
    """A letter and its hour, sealed under the key of whoever wrote it, so that they go with her.

    In the clear stand the morning that told of it and its number at this end: by hours one could see who writes to whom.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("写信人"))
    thread = models.ForeignKey(RelayThread, models.CASCADE, related_name="messages", verbose_name=_("通信"))
    text = SealedField(_("内容"), null=True)
    told_on = models.DateField(_("告知收信人的日子"))
    number = models.PositiveIntegerField(_("第几封"))
    written_at = SealedField(_("写信时间"), null=True)
    sent_as = models.UUIDField(_("提交标识"))

    objects: ClassVar[models.Manager[RelayMessage]] = models.Manager()

    class Meta:
        verbose_name = _("信件")
        verbose_name_plural = _("信件")
        ordering = ["thread", "number"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "sent_as"], name="kin_message_sent_once"),
            models.UniqueConstraint(fields=["thread", "number"], name="kin_message_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Release(models.Model):
    """One detail given to the other side of one contact. Taking it back deletes the row."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("本人"))
    thread = models.ForeignKey(RelayThread, models.CASCADE, related_name="releases", verbose_name=_("通信"))
    detail = models.CharField(_("哪一项"), max_length=10, choices=Detail.choices)
    value = SealedField(_("告诉对方的内容"), null=True)
    until = models.DateTimeField(_("有效到"))

    objects: ClassVar[models.Manager[Release]] = models.Manager()

    class Meta:
        verbose_name = _("告诉对方的资料")
        verbose_name_plural = _("告诉对方的资料")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["thread", "detail"], name="kin_release_each_once")]

    def __str__(self) -> str:
        return self.get_detail_display()


class Apart(models.Model):
    """That two persons were brought together once, and never shall be again: a keyed digest that leads back to nobody."""

    digest = models.CharField(_("标识"), max_length=blind.LENGTH, unique=True)

    objects: ClassVar[models.Manager[Apart]] = models.Manager()

    class Meta:
        verbose_name = _("不再牵线")
        verbose_name_plural = _("不再牵线")

    def __str__(self) -> str:
        return str(self.pk)


class Shield(models.Model):
    """Somebody declared that nobody shall ever be told of her."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters_shield", verbose_name=_("本人")
    )
    since = models.DateTimeField(_("声明时间"))

    objects: ClassVar[models.Manager[Shield]] = models.Manager()

    class Meta:
        verbose_name = _("不转达声明")
        verbose_name_plural = _("不转达声明")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Stop(models.Model):
    """Two officials found that somebody misused the letters. It ends by itself; she reads why, and nobody else that it is she."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters_stop", verbose_name=_("本人")
    )
    reason = models.CharField(_("原因"), max_length=10, choices=Reason.choices)
    until = models.DateTimeField(_("停用到"))

    objects: ClassVar[models.Manager[Stop]] = models.Manager()

    class Meta:
        verbose_name = _("书信停用")
        verbose_name_plural = _("书信停用")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Report(models.Model):
    """What somebody gave to the office about a contact, and no more. `person` is the reported one, who wrote what was `given`: it is sealed under
    her key and goes with it. Of the reporter there is a keyed digest alone, so that a report outlives her leaving and leads nobody to her.

    `made_at` is the beginning of the day. Two officials who say the same decide; the first one's word waits in `first_decision`.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("所指的人"))
    reporter = models.CharField(_("举报人标识"), max_length=blind.LENGTH)
    reason = models.CharField(_("原因"), max_length=10, choices=Reason.choices)
    given = SealedField(_("交给经办人看的信"), null=True)
    made_at = models.DateTimeField(_("举报时间"))
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("先看的人")
    )
    first_decision = models.CharField(
        _("先看的人的意见"), max_length=8, choices=Decision.choices, blank=True, default=""
    )
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("后看的人")
    )
    decision = models.CharField(_("决定"), max_length=8, choices=Decision.choices, blank=True, default="")

    objects: ClassVar[models.Manager[Report]] = models.Manager()

    class Meta:
        verbose_name = _("书信举报")
        verbose_name_plural = _("书信举报")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="") | (Q(second_by__isnull=False) & ~Q(second_by=F("first_by"))),
                name="kin_report_decided_by_two",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Morning(models.Model):
    """That the round of a morning was held; the record says no more of it."""

    day = models.DateField(_("日期"), unique=True)

    objects: ClassVar[models.Manager[Morning]] = models.Manager()

    class Meta:
        verbose_name = _("书信晨间办理")
        verbose_name_plural = _("书信晨间办理")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
