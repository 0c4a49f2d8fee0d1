"""What must be said before a post ends: who takes over what would be left without an owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from yinxin.apps.people.access import homes, posts_staying
from yinxin.apps.people.models import Post, Role, Unit, User
from yinxin.apps.people.owners import with_open_work
from yinxin.apps.people.roles import FOR_A_UNIT
from yinxin.domain.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Answer:
    """Who takes over one post: a person; or `to_others`, the unit above or the office; or nobody, as nothing is left to do."""

    successor: User | None = None
    to_others: bool = False


def refuse_leaving(post: Post, until: date, *, to_others: bool) -> None:
    """Refuse to end a post without a successor when open work would be left behind.

    `to_others` says that it goes to the unit above or the office until somebody is appointed. That is no answer for the last
    person of an office: there is nobody behind it.
    """
    if post.role in FOR_A_UNIT and not to_others and _is_last_for_unit(post, until):
        raise RefusedError("post-needs-successor", user=post.user.name, unit=post.unit.name)
    if post.role == Role.OFFICE and _is_last_of_office(post, until):
        raise RefusedError("office-needs-successor", user=post.user.name, unit=post.unit.name)


def _is_last_for_unit(post: Post, until: date) -> bool:
    others = posts_staying(on=until).filter(unit=post.unit_id, role__in=FOR_A_UNIT).exclude(user=post.user_id)
    return not others.exists() and bool(with_open_work(Unit.objects.filter(pk=post.unit_id)))


def _is_last_of_office(post: Post, until: date) -> bool:
    others = posts_staying(on=until).exclude(user=post.user_id)
    return leaves_no_office(post, others)


def leaves_no_office(post: Post, others: QuerySet[Post]) -> bool:
    """Whether an office would be gone and leave open work; that of a county without an office falls to the city's."""
    (home,) = homes(Post.objects.filter(pk=post.pk).select_related("unit"))
    area = Unit.objects.get(pk=home)
    above = {int(key) for key in area.trail.split("/") if key}
    if homes(others.filter(role=Role.OFFICE)) & above:
        return False
    return bool(with_open_work(Unit.objects.filter(trail__startswith=area.trail)))
