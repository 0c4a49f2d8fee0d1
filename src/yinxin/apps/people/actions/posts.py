"""Users and the posts that give them their rights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.module_loading import import_string

from yinxin.apps.people.access import roles_to_give
from yinxin.apps.people.appointing import refuse_appointing, refuse_together
from yinxin.apps.people.handover import Answer, refuse_leaving
from yinxin.apps.people.models import Language, Post, Role, Unit, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

NOBODY = Answer()


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
    refuse_appointing(by, user, unit, role)
    return _give(user, unit, role, since=since, by=by)


@transaction.atomic
def end_post(post: Post, *, until: date, by: User, answer: Answer = NOBODY, reason: str = "") -> Post:
    """The post is held for the last time on the day before `until`; a successor holds it from then on.

    Where open work would be left without an owner, `answer` must say who takes over. Apps whose work hangs on a person have
    their say through POST_ENDING_GUARDS.
    """
    row, successor = _standing(post, until, by), answer.successor
    if successor is not None:
        if successor.pk == row.user_id:
            raise RefusedError("successor-is-leaving", user=successor.name)
        _take_over(successor, row, since=until, by=by)
    refuse_leaving(row, until, to_others=answer.to_others)
    for guard in settings.POST_ENDING_GUARDS:
        import_string(guard)(row, until=until, successor=successor, by=by)
    row.until = until
    row.save(update_fields=["until"])
    handed = {"successor": successor.pk} if successor else {}
    record("people.end-post", row, by=by, new={"until": until.isoformat(), **handed}, reason=reason)
    return row


@transaction.atomic
def leave_office(answers: Mapping[Post, Answer], *, until: date, by: User, reason: str = "") -> list[Post]:
    """A person leaves: all these posts end on one day, each with its answer, or none does."""
    return [end_post(post, until=until, by=by, answer=answer, reason=reason) for post, answer in answers.items()]


def _give(user: User, unit: Unit, role: str, *, since: date, by: User | None) -> Post:
    # Locked, so that two at the same time cannot each give one of two posts that nobody may hold together.
    if not User.objects.select_for_update().get(pk=user.pk).is_active:
        raise RefusedError("post-for-closed-account", user=user.name)
    standing = Unit.objects.get(pk=unit.pk)
    if standing.valid_to is not None:
        raise RefusedError("unit-closed", unit=standing.name, day=f"{standing.valid_to:%Y-%m-%d}")
    held = Post.objects.filter(Q(until__isnull=True) | Q(until__gt=since) & Q(until__gt=F("since")), user=user)
    refuse_together(user, role, list(held.select_related("unit")))
    if held.filter(unit=unit, role=role, until__isnull=True).exists():
        raise RefusedError("post-already-held", user=user.name, unit=unit.name)
    post = Post.objects.create(user=user, unit=unit, role=role, since=since)
    record("people.give-post", post, by=by, new=_facts(post))
    return post


def _standing(post: Post, until: date, by: User) -> Post:
    """The post's row, locked. A government's posts are ended one after the other: two at once could each think the other stays."""
    unit = Unit.objects.get(pk=post.unit_id)
    Unit.objects.select_for_update().get(pk=unit.root_id)
    row = Post.objects.select_for_update(of=("self",)).select_related("unit", "user").get(pk=post.pk)
    if row.until is not None:
        raise RefusedError("post-already-ended", day=f"{row.until:%Y-%m-%d}")
    if until < row.since:
        raise RefusedError("post-ends-too-early", day=f"{row.since:%Y-%m-%d}")
    if row.role not in roles_to_give(by, row.unit):
        raise RefusedError("post-not-yours-to-give", role=Role(row.role).label, unit=row.unit.name)
    return row


def _take_over(successor: User, post: Post, *, since: date, by: User) -> None:
    """The successor gets the same post, unless she holds it already."""
    same = Post.objects.filter(user=successor, unit=post.unit_id, role=post.role, until__isnull=True)
    if same.filter(since__lte=since).exists():
        return
    refuse_appointing(by, successor, post.unit, post.role)
    _give(successor, post.unit, post.role, since=since, by=by)


def _facts(post: Post) -> dict[str, str | int]:
    return {"user": post.user_id, "unit": post.unit_id, "role": str(post.role), "since": post.since.isoformat()}
