"""What the audit record asks about people: the posts somebody holds, in a text that can be sealed, and who is an official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from yinxin.apps.people.access import posts
from yinxin.apps.people.models import User

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def posts_in_text(user: AbstractBaseUser) -> str:
    """The posts held today: role and number of the unit, "office@12 reader@30"."""
    if not isinstance(user, User):
        return ""
    held = posts(user).select_related(None).order_by("role", "unit").values_list("role", "unit")
    return " ".join(f"{role}@{unit}" for role, unit in held)


def officials() -> QuerySet[User]:
    """Everybody who holds or ever held a post. Nobody else can be picked out when the record is looked through."""
    return User.objects.filter(posts__isnull=False).distinct().order_by("name", "pk")
