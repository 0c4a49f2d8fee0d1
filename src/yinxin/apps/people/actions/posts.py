"""Users and the posts that give them their rights."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from yinxin.apps.people.models import Language, Post, Unit, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def add_user(
    *, email: str, name: str, by: User | None, password: str | None = None, language: str = Language.SIMPLIFIED
) -> User:
    """A new account. It can sign in and see nothing until it is given a post."""
    if User.objects.filter(email=email.strip().lower()).exists():
        raise RefusedError("email-taken", email=email)
    user = User.objects.create_user(email, password, name=name, language=language)
    record("people.add-user", user, by=by, new={"language": str(language)})
    return user


@transaction.atomic
def give_post(user: User, unit: Unit, role: str, *, since: date, by: User | None) -> Post:
    """From `since` the user acts in `unit` as `role`."""
    if Post.objects.filter(user=user, unit=unit, role=role, until__isnull=True).exists():
        raise RefusedError("post-already-held", user=user.name, unit=unit.name)
    post = Post.objects.create(user=user, unit=unit, role=role, since=since)
    record("people.give-post", post, by=by, new=_facts(post))
    return post


@transaction.atomic
def end_post(post: Post, *, until: date, by: User) -> Post:
    """The post is held for the last time on the day before `until`."""
    row = Post.objects.select_for_update().get(pk=post.pk)
    if row.until is not None:
        raise RefusedError("post-already-ended", day=f"{row.until:%Y-%m-%d}")
    if until < row.since:
        raise RefusedError("post-ends-too-early", day=f"{row.since:%Y-%m-%d}")
    row.until = until
    row.save(update_fields=["until"])
    record("people.end-post", row, by=by, new={"until": until.isoformat()})
    return row


def _facts(post: Post) -> dict[str, str | int]:
    return {"user": post.user_id, "unit": post.unit_id, "role": str(post.role), "since": post.since.isoformat()}
