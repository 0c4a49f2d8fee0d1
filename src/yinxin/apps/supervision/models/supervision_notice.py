"""督办单: a numbered notice by which the office asks a unit to say, until a day, what it does about a task."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SupervisionNotice(models.Model):
    """`number` counts within the year of a place and is given once. `due_on` is computed: `days` working days from `issued_on`.

    It is answered when the unit replied, and settled when the office takes the reply; a reply that is not enough is asked again.
    """

    class State(models.TextChoices):
        ISSUED = "issued", _("等待回复")
        REPLIED = "replied", _("已回复")
        SETTLED = "settled", _("已销号")
        WITHDRAWN = "withdrawn", _("已撤回")

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("发出地区"))
    year = models.PositiveSmallIntegerField(_("年份"))
    number = models.PositiveIntegerField(_("编号"))
    task = models.ForeignKey(
        "plans.Task", models.PROTECT, related_name="supervision_notices", verbose_name=_("督办的任务")
    )
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="supervision_notices", verbose_name=_("承办单位")
    )
    demand = models.TextField(_("督办要求"))
    issued_on = models.DateField(_("发出日期"))
    days = models.PositiveSmallIntegerField(_("回复期限（工作日）"))
    due_on = models.DateField(_("回复截止"))
    is_certain = models.BooleanField(_("截止日期已确定"), default=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("签发人"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.ISSUED)
    reply = models.TextField(_("回复"), blank=True)
    replied_on = models.DateField(_("回复日期"), null=True, blank=True)
    replied_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("回复人")
    )
    wanting = models.TextField(_("还要说明什么"), blank=True)
    settled_on = models.DateField(_("销号日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("督办单")
        verbose_name_plural = _("督办单")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["place", "year", "number"], name="supervision_notice_numbered_once"),
            models.UniqueConstraint(
                fields=["task", "unit"],
                condition=Q(state__in=["issued", "replied"]),
                name="supervision_notice_one_open_for_a_task",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"]), models.Index(fields=["place", "state", "due_on"])]

    def __str__(self) -> str:
        return f"〔{self.year}〕{self.number}号"

    def get_absolute_url(self) -> str:
        return reverse("supervision:notice", args=[self.pk])


class NoticeNumber(models.Model):
    """The last number given out in a year of a place: two that issue at once wait for each other here."""

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("发出地区"))
    year = models.PositiveSmallIntegerField(_("年份"))
    last = models.PositiveIntegerField(_("最后编号"), default=0)

    class Meta:
        verbose_name = _("督办单编号")
        verbose_name_plural = _("督办单编号")
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="supervision_number_one_row_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
