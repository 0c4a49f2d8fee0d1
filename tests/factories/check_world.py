"""What addresses of steps, checks and campaigns can name, and who may open it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.factories.world import HERE, Sample, World, _books, maker
from yinxin.apps.people.models import User
from yinxin.kit.intake.models import Received
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import Campaign, CampaignLine, CheckAnswer, CheckPhoto, StageMove
from yinxin.kit.registers.rounds.rounds import NO_PERIOD

READERS = frozenset(HERE - {"administrator"})


def _keys(world: World) -> tuple[int, int]:
    """A book of the town and one of its neighbour's."""
    near, far = (int(sample.values["pk"]) for sample in _books(world))  # type: ignore[call-overload]
    return near, far


def _each(world: World, make: object, *seen_by: str) -> Iterable[Sample]:
    """One row about each of the two books."""
    near, far = _keys(world)
    yield Sample({"pk": make(near, world.cast.clerk)}, frozenset(seen_by))  # type: ignore[operator]
    yield Sample({"pk": make(far, world.cast.nobody)}, frozenset({"neighbour"}))  # type: ignore[operator]


@maker("registers:move")
def steps_of_books(world: World) -> Iterable[Sample]:
    for sample in _books(world, "office", "steward"):
        yield replace(sample, values={**sample.values, "step": "lose"})


@maker("registers:check")
def checks_of_books(world: World) -> Iterable[Sample]:
    """By a campaign, for which the day does not matter."""
    for sample in _books(world, "office", "steward"):
        campaign = _campaign(int(sample.values["pk"]), world.cast.office)  # type: ignore[call-overload]
        yield replace(sample, values={**sample.values, "name": f"campaign-{campaign}", "period": NO_PERIOD})


@maker("registers:move-confirm", "registers:move-decline")
def proposals_to_confirm(world: World) -> Iterable[Sample]:
    return _each(world, _proposed, "office", "steward")


@maker("registers:move-withdraw")
def proposals_to_take_back(world: World) -> Iterable[Sample]:
    return _each(world, _proposed, "office", "steward")


@maker("registers:mismatch-settle")
def mismatches_to_settle(world: World) -> Iterable[Sample]:
    return _each(world, _answered, "office", "steward")


@maker("registers:check-photo")
def photos_of_checks(world: World) -> Iterable[Sample]:
    return _each(world, _photographed, *READERS)


@maker("registers:campaign")
def campaigns(world: World) -> Iterable[Sample]:
    return _each(world, _campaign, *READERS)


@maker("registers:campaign-close")
def campaigns_to_close(world: World) -> Iterable[Sample]:
    return _each(world, _campaign, "office", "steward")


def _proposed(record: int, by: User) -> int:
    about = {"register": "genealogies", "record": record, "state": "waiting"}
    made, _new = StageMove.objects.get_or_create(
        **about,
        defaults={
            "step": "digitise",
            "source": "catalogued",
            "target": "digitised",
            "version": 1,
            "proposed_by": by,
            "proposed_at": timezone.now(),
        },
    )
    return made.pk


def _answered(record: int, by: User) -> int:
    about = {"register": "genealogies", "record": record, "round": "stock", "period": "2020"}
    now = timezone.now()
    made, _new = CheckAnswer.objects.get_or_create(
        **about,
        defaults={"key": uuid4(), "seen_on": now.date(), "agrees": False, "mismatch": "缺册", "by": by, "at": now},
    )
    return made.pk


def _photographed(record: int, by: User) -> int:
    answer = _answered(record, by)
    kept = CheckPhoto.objects.filter(answer=answer).first()
    if kept is None:
        file = Received(
            name="甲.jpg", kind="picture", media_type="image/jpeg", size=1, sha256="", state="accepted", by=by
        )
        file.file.save("", ContentFile(b"x"), save=False)
        file.save()
        kept = CheckPhoto.objects.create(answer_id=answer, file=file)
    return kept.pk


def _campaign(record: int, by: User) -> int:
    line = CampaignLine.objects.filter(record=record, campaign__register="genealogies").first()
    if line is None:
        now = timezone.now()
        days = {"opens_on": now.date(), "due_on": now.date()}
        register = catalogue.get("genealogies")
        made = Campaign.objects.create(
            register=register.slug if register else "",
            title="清点",
            asks=["shelf"],
            opened_by=by,
            opened_at=now,
            **days,
        )
        line = CampaignLine.objects.create(campaign=made, record=record)
    return line.campaign_id
