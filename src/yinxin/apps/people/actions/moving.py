"""What becomes of posts when their unit ceases: they follow the work to its successors, or end with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yinxin.apps.people.access import posts_staying
from yinxin.apps.people.handover import leaves_no_office
from yinxin.apps.people.models import Post, Role, Unit, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


def move_posts(source: Unit, targets: Sequence[Unit], on: date, *, by: User) -> None:
    """Whoever answered for a unit answers for each one that took its place.

    An office that would come to stand below another government would leave its own without one: that is refused.
    """
    for post in Post.objects.filter(unit=source, until__isnull=True):
        since = _end(post, on, by=by)
        for target in targets:
            moved, new = Post.objects.get_or_create(
                user=post.user, unit=target, role=post.role, until=None, defaults={"since": since}
            )
            if new:
                record("people.move-post", moved, by=by, old={"unit": source.pk}, new={"unit": target.pk})
    for post in source.posts.filter(role=Role.OFFICE, until__gte=on):
        if leaves_no_office(post, posts_staying(on=on)):
            raise RefusedError("unit-has-last-office", unit=source.name)


def close_posts(unit: Unit, on: date, *, by: User) -> None:
    """A unit that ceased has nobody in it."""
    for post in Post.objects.filter(unit=unit, until__isnull=True):
        _end(post, on, by=by)


def _end(post: Post, on: date, *, by: User) -> date:
    post.until = max(on, post.since)
    post.save(update_fields=["until"])
    record("people.end-post", post, by=by, new={"until": post.until.isoformat()})
    return post.until
