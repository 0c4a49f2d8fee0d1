"""The audit record: events in a chain, what they tell (kept apart, so that it can be erased), and the signed heads.

Each of them can be added and read, never changed and never removed. The database itself refuses too (`guards`).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit import canonical


class AppendOnlyError(TypeError):
    """Something tried to change or remove what is only ever added."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses the ways of changing many rows at once; `create` and reading remain."""

    def update(self, **_fields: Any) -> NoReturn:
        raise AppendOnlyError("the audit record is never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("the audit record is never removed")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError("the audit record is never changed")

    def bulk_create(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        # It can replace rows (update_conflicts), and every event is recorded by `record` alone.
        raise AppendOnlyError("the audit record is added to one by one")


class PayloadQuerySet(AppendOnlyQuerySet):
    """The one change there is: to erase. Only `erasing.erase` calls it, which records who did it and why."""

    def erase(self) -> int:
        return models.QuerySet.update(self, content="", salt=b"")


class AppendOnly(models.Model):
    """Overriding `save` and `delete` is against the habit of the house; here the refusal *is* the model's meaning."""

    class Meta:
        abstract = True

    def save(self, *_args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("the audit record is never changed")
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError("the audit record is never removed")


class Event(AppendOnly):
    """Who did what to which object, when, in which posts and what for.

    `sequence` has no gaps. `object_type` is the model's label ("people.unit"). `post` names the posts the actor held at
    that moment ("office@12"). `about` is the person whose record it concerns. `commitment` binds the payload,
    `previous` the event before, `hash` seals the row with the audit key.
    """

    sequence = models.BigIntegerField(_("序号"), primary_key=True)
    version = models.PositiveSmallIntegerField(_("格式版本"), default=canonical.VERSION)
    at = models.DateTimeField(_("时间"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("操作人")
    )
    post = models.TextField(_("职务"), blank=True)
    action = models.CharField(_("操作"), max_length=80)
    object_type = models.CharField(_("对象类别"), max_length=80)
    object_id = models.CharField(_("对象编号"), max_length=64)
    purpose = models.CharField(_("目的"), max_length=200, blank=True)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("涉及的人")
    )
    commitment = models.CharField(_("内容承诺值"), max_length=64)
    previous = models.CharField(_("上一条的校验值"), max_length=64)
    hash = models.CharField(_("校验值"), max_length=64)

    payload: Payload

    objects: ClassVar[models.Manager[Event]] = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        verbose_name = _("操作记录")
        verbose_name_plural = _("操作记录")
        ordering = ["sequence"]
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["object_type", "object_id", "sequence"], name="audit_event_of_object"),
            models.Index(fields=["action", "sequence"], name="audit_event_of_act"),
            models.Index(fields=["at"], name="audit_event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_type}/{self.object_id}"

    @cached_property
    def content(self) -> canonical.Content:
        return canonical.read(self.payload.content)

    @property
    def old(self) -> dict[str, Any] | None:
        """The columns that matter, before."""
        return self.content.old

    @property
    def new(self) -> dict[str, Any] | None:
        """The columns that matter, after."""
        return self.content.new

    @property
    def reason(self) -> str:
        return self.content.reason

    @property
    def is_erased(self) -> bool:
        """What the event told was erased; that it happened stays on record."""
        return not self.payload.content


class Payload(AppendOnly):
    """What an event tells, with the salt of its commitment. Both are empty once erased."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, verbose_name=_("操作记录"))
    salt = models.BinaryField(_("随机盐"))
    content = models.TextField(_("内容"), blank=True)

    objects: ClassVar[models.Manager[Payload]] = models.Manager.from_queryset(PayloadQuerySet)()

    class Meta:
        verbose_name = _("记录内容")
        verbose_name_plural = _("记录内容")
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.event_id}"


class Anchor(AppendOnly):
    """The head of the chain at one moment, signed, for the public to keep: whoever has a copy can show later tampering."""

    sequence = models.BigIntegerField(_("序号"))
    hash = models.CharField(_("校验值"), max_length=64)
    at = models.DateTimeField(_("签名时间"))
    signature = models.CharField(_("签名"), max_length=128)

    objects: ClassVar[models.Manager[Anchor]] = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        verbose_name = _("公布的链头")
        verbose_name_plural = _("公布的链头")
        ordering = ["pk"]
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.sequence} {self.at:%Y-%m-%d}"
