"""A placeholder that a plan prints for several units, such as 各市、区政府."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models.unit import Unit


class UnitGroup(models.Model):
    """`spellings` are further ways of printing it. A group without fixed members (各有关单位) has none listed."""

    place = models.ForeignKey(Unit, models.CASCADE, related_name="groups", verbose_name=_("所属地方"))
    name = models.CharField(_("名称"), max_length=100)
    spellings = models.JSONField(_("其他写法"), default=list, blank=True)
    members = models.ManyToManyField(Unit, related_name="member_of", blank=True, verbose_name=_("成员单位"))

    class Meta:
        verbose_name = _("单位小组")
        verbose_name_plural = _("单位小组")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="people_unitgroup_one_name_in_a_place")]

    def __str__(self) -> str:
        return self.name
