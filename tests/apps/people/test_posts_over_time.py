"""Whatever is done to posts and units in whatever order, no open duty is ever without an owner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from tests.factories.people import Cast
from tests.factories.proposals import FIRST, confirmed
from yinxin.apps.people import access, actions, owners
from yinxin.apps.people.handover import Answer
from yinxin.apps.people.models import Post, Role, Unit, User
from yinxin.domain.errors import RefusedError

GIVEN = [role for role in Role if role not in {Role.ADMINISTRATOR, Role.AUDITOR}]


def any_unit(chance: Random) -> Unit:
    return chance.choice(list(Unit.objects.filter(valid_to__isnull=True, place__isnull=False).order_by("pk")))


def any_user(chance: Random) -> User:
    return chance.choice(list(User.objects.exclude(posts__role=Role.ADMINISTRATOR).order_by("pk")))


def give(chance: Random, by: User) -> None:
    since = timezone.localdate() - timedelta(days=chance.randrange(400) - 5)
    actions.give_post(any_user(chance), any_unit(chance), chance.choice(GIVEN), since=since, by=by)


def end(chance: Random, by: User) -> None:
    post = chance.choice(list(Post.objects.filter(until__isnull=True).order_by("pk")))
    answer = chance.choice([Answer(), Answer(to_others=True), Answer(any_user(chance))])
    until = timezone.localdate() + timedelta(days=chance.randrange(-3, 4))
    actions.end_post(post, until=until, by=by, answer=answer)


def merge(chance: Random, by: User) -> None:
    names = {"name": f"新局{chance.randrange(10**6)}"} if chance.random() < 0.5 else {"into": any_unit(chance)}
    actions.merge_units([any_unit(chance), any_unit(chance)], on=timezone.localdate(), by=by, **names)


def split(chance: Random, by: User) -> None:
    unit = any_unit(chance)
    names = [f"一局{chance.randrange(10**6)}", unit.name if chance.random() < 0.5 else f"二局{chance.randrange(10**6)}"]
    actions.split_unit(unit, names, on=timezone.localdate(), by=by)


def close(chance: Random, by: User) -> None:
    actions.close_unit(any_unit(chance), on=timezone.localdate(), by=by)


def shut(chance: Random, by: User) -> None:
    actions.close_account(any_user(chance), by=by, reason="试")


ACTS: list[Callable[[Random, User], None]] = [give, end, end, end, merge, split, close, shut]


def without_owner() -> list[str]:
    """Units that have something to do and nobody, neither their own nor above nor an office, today and in the days to come."""
    today = timezone.localdate()
    lone = [owners.unattended(Unit.objects.all(), on=today + timedelta(days=ahead)) for ahead in range(5)]
    return [one.unit.name for found in lone for one in found if one.falls_to is None]


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 60))])
def test_no_history_leaves_an_open_duty_without_an_owner(cast: Cast, seed: int):
    confirmed(cast, FIRST)
    assert owners.with_open_work(Unit.objects.all())
    chance, done = Random(seed), 0
    for _ in range(40):
        try:
            with transaction.atomic():
                act = chance.choice(ACTS)
                act(chance, cast.administrator if chance.random() < 0.7 else cast.office)
            done += 1
        except RefusedError:
            continue
        assert without_owner() == [], f"after {act.__name__}, the {done}th act"
        assert all(access.roles_of(user) <= {"applicant"} for user in User.objects.filter(posts__isnull=True))
    assert done > 5
