"""What the addresses of letters about roots can name, and who may open it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from tests.factories.world import WHO, Sample, World, maker, one
from yinxin.apps.roots.seeking.letters import actions, consenting
from yinxin.apps.roots.seeking.letters.contents import Contents
from yinxin.apps.roots.seeking.models import LetterState, QueryLetter

WRITTEN = Contents("hom@example.org", "Ms Hom", "Hom Ah Sing", "us", "曾祖父一九二一年出洋")


def letter(world: World, *, given: bool = False) -> QueryLetter:
    """A confirmed one; `given` to the office itself."""
    agreed = actions.Agreed(consenting.shown("zh-hans"), "zh-hans")
    made = actions.write(WRITTEN, place=world.cast.place, agreed=agreed)
    today = timezone.localdate()
    made.state, made.received_on, made.due_on = LetterState.WAITING, today, today
    made.save()
    return actions.assign(made, to=world.cast.office, by=world.cast.office) if given else made


@maker("seeking:letter", "seeking:assign")
def letters(world: World) -> Iterable[Sample]:
    yield one(letter(world).pk, "office")


@maker("seeking:read", "seeking:answer-letter")
def letters_given(world: World) -> Iterable[Sample]:
    """To the office itself: a colleague of the same office does not open them."""
    yield one(letter(world, given=True).pk, "office")


@maker("seeking:answer")
def answers(world: World) -> Iterable[Sample]:
    """Whoever holds the link."""
    row = letter(world)
    QueryLetter.objects.filter(pk=row.pk).update(key_digest=actions.key_digest("a-key"))
    yield one("a-key", "", *WHO, name="key")
