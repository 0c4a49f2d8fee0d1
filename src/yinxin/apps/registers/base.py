"""What registers of the office have in common: each record has a unit that answers for it, and reach goes by posts."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.access import below, places, posts, posts_held, roles_of, units
from yinxin.apps.people.models import Role, Unit, User
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.record import Record


class UnitRecord(Record):
    """A record for which one unit of the directory answers."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("责任单位"))

    class Meta(Record.Meta):
        abstract = True


class UnitRegister(Register):
    """Records are seen in the area of one's government, decided about by its office and stewards, and kept besides by the
    clerks of the unit that answers."""

    accounts = "unit unit__parent"

    def visible_to(self, user: Visitor) -> QuerySet[Any]:
        return self.rows.filter(unit__in=_units(user, *READERS))

    def decided_by(self, user: Visitor) -> QuerySet[Any]:
        return self.rows.filter(unit__in=_units(user, *DECIDERS))

    def kept_by(self, user: Visitor) -> QuerySet[Any]:
        return self.rows.filter(unit__in=self.choices("unit", user))

    def may_add(self, user: Visitor) -> bool:
        return not (DECIDERS | {Role.CLERK}).isdisjoint(roles_of(_person(user)))

    def may_load(self, user: Visitor) -> bool:
        return not DECIDERS.isdisjoint(roles_of(_person(user)))

    def choices(self, name: str, user: Visitor) -> QuerySet[Any]:
        """Of units those for which this user may write."""
        if self.model._meta.get_field(name).related_model is not Unit:
            return super().choices(name, user)
        own = posts(_person(user)).filter(role=Role.CLERK).values("unit")
        reached = below(places(_person(user), *DECIDERS))
        return Unit.objects.filter(models.Q(pk__in=own) | reached).filter(valid_to__isnull=True)

    def named_by(self, model: type[Any], user: Visitor) -> QuerySet[Any]:
        """Units and officials of one's own area: whoever keeps a record names no others."""
        reached = units(_person(user), *KEEPERS)
        if model is Unit:
            return reached.filter(valid_to__isnull=True)
        if model is User:
            held = posts_held().filter(unit__in=reached.values("pk"))
            return User.objects.filter(pk__in=held.values("user")).order_by("name", "pk")
        return super().named_by(model, user)

    @property
    def rows(self) -> QuerySet[Any]:
        """All records, for what goes by their units."""
        return self.model._default_manager.all()


def _units(user: Visitor, *roles: str) -> QuerySet[Any]:
    return units(_person(user), *roles).values("pk")


def _person(user: Visitor) -> Any:
    return user
