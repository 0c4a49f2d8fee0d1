"""One event of the audit record: it can be added and read, never changed and never removed."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(TypeError):
    """Something tried to change or remove an event."""


class EventQuerySet(models.QuerySet["Event"]):
    """Refuses the ways of changing many rows at once; `create` and reading remain."""

    def update(self, **_fields: Any) -> NoReturn:
        raise AppendOnlyError("an audit event is never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("an audit event is never removed")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError("an audit event is never changed")

    def bulk_create(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        # It can replace rows (update_conflicts), and every event is recorded by `record` alone.
        raise AppendOnlyError("audit events are recorded one by one")


class Event(models.Model):
    """`object_type` is the model's label ("people.unit"); `old` and `new` hold only the fields that matter."""

    sequence = models.BigAutoField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("操作人")
    )
    action = models.CharField(_("操作"), max_length=80)
    object_type = models.CharField(_("对象类别"), max_length=80)
    object_id = models.CharField(_("对象编号"), max_length=64)
    old = models.JSONField(_("原值"), null=True)
    new = models.JSONField(_("新值"), null=True)
    reason = models.TextField(_("理由"), blank=True)

    objects: ClassVar[models.Manager[Event]] = models.Manager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = _("操作记录")
        verbose_name_plural = _("操作记录")
        ordering = ["sequence"]
        base_manager_name = "objects"
        indexes = [models.Index(fields=["object_type", "object_id", "sequence"], name="audit_event_of_object")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_type}/{self.object_id}"

    # Overriding `save` and `delete` is against the habit of the house; here the refusal *is* the model's meaning.
    def save(self, *_args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("an audit event is never changed")
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError("an audit event is never removed")
