"""A post: what a user may do, in which unit, from when to when. All rights come from posts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models.unit import Unit

APPLICANT = "applicant"
"""What every account that can sign in may do, without a post: apply, and see to its own affairs."""


class Role(models.TextChoices):
    """What a post entitles to; docs/operate/roles.md says it in a table."""

    OFFICE = "office", _("协调办")
    REPORTER = "reporter", _("填报人")
    HEAD = "head", _("单位负责人")
    CLERK = "clerk", pgettext_lazy("角色", "经办人")
    READER = "reader", _("读者")
    SUPERVISOR = "supervisor", _("督查")
    STEWARD = "steward", _("数据管理")
    ADMINISTRATOR = "administrator", _("系统管理")
    AUDITOR = "auditor", _("审计")


class Post(models.Model):
    """`until` is the first day on which the post is no longer held."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts", verbose_name=_("用户"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("单位"))
    role = models.CharField(_("角色"), max_length=16, choices=Role.choices)
    since = models.DateField(_("任职日期"))
    until = models.DateField(_("离任日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "role"], condition=Q(until__isnull=True), name="people_post_held_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="people_post_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="people_post_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}（{self.unit}，{self.get_role_display()}）"
