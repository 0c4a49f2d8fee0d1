"""Who may give which post to whom. The form offers no other, and the action takes no other."""

from __future__ import annotations

from yinxin.apps.people.access import roles_to_give
from yinxin.apps.people.models import Post, Role, Unit, User
from yinxin.apps.people.roles import HELD_ALONE
from yinxin.domain.errors import RefusedError


def refuse_appointing(by: User | None, user: User, unit: Unit, role: str) -> None:
    """Nobody gives herself a post, and nobody gives one that is not hers to give. None is the system itself."""
    if by is None:
        return
    if by.pk == user.pk:
        raise RefusedError("post-for-oneself")
    if role not in roles_to_give(by, unit):
        raise RefusedError("post-not-yours-to-give", role=Role(role).label, unit=unit.name)


def refuse_together(user: User, role: str, held: list[Post]) -> None:
    """系统管理 and 审计 are held alone: who keeps the posts, who uses them and who looks on are three persons."""
    for post in held:
        if post.role != role and {post.role, role} & HELD_ALONE:
            alone = role if role in HELD_ALONE else post.role
            other = post.role if alone == role else role
            raise RefusedError(
                "post-held-alone", user=user.name, alone=Role(alone).label, other=Role(other).label, unit=post.unit.name
            )
