"""What the audit record asks about people: the posts somebody holds, in a text that can be sealed, and who is an official."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from yinxin.apps.people.access import posts
from yinxin.apps.people.models import Role, Unit, User

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def posts_in_text(user: AbstractBaseUser) -> str:
    """The posts held today: role and number of the unit, "office@12 reader@30"."""
    if not isinstance(user, User):
        return ""
    held = posts(user).select_related(None).order_by("role", "unit").values_list("role", "unit")
    return " ".join(f"{role}@{unit}" for role, unit in held)


def posts_in_words(texts: Iterable[str]) -> Mapping[str, str]:
    """How such texts read, with the present names of the units, which are read once for all."""
    held = {text: [post.partition("@") for post in text.split()] for text in texts}
    numbers = {int(unit) for parts in held.values() for _role, _at, unit in parts if unit.isdecimal()}
    units = dict(Unit.objects.filter(pk__in=numbers).values_list("pk", "name"))
    roles = dict(Role.choices)
    return {
        text: "；".join(
            f"{units.get(int(unit), unit) if unit.isdecimal() else unit} {roles.get(role, role)}"
            for role, _at, unit in parts
        )
        for text, parts in held.items()
    }


def officials() -> QuerySet[User]:
    """Everybody who holds or ever held a post. Nobody else can be picked out when the record is looked through."""
    return User.objects.filter(posts__isnull=False).distinct().order_by("name", "pk")
