"""What the addresses about gifts can name, and who may open it: one gift of the town whose use is to change, and its donors."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from tests.factories.gifts import claimed, gift, put_at, share_of
from tests.factories.registers import attached, register_named
from tests.factories.world import Sample, World, maker, one
from yinxin.apps.registers.donations.actions import questions
from yinxin.apps.registers.donations.models import ChangeOfUse, Donation, DonorAnswer, Rate, Share
from yinxin.kit.registers.models import Attachment, CheckAnswer, CheckPhoto

KEEP = ("office", "steward")


def _gift(world: World) -> Donation:
    found = Donation.objects.filter(code="QJ-0002").first()
    if found is not None:
        return found
    record: Donation = gift(world.cast)
    put_at(record, "changing", world.cast)
    now, by = timezone.now(), world.cast.office
    ChangeOfUse.objects.create(donation=record, proposed="改作村史馆", reason="迁新址", opened_by=by, opened_at=now)
    claimed(share_of(record, "周志强"), world.cast.nobody, world.cast)
    return record


def _own(world: World) -> Share:
    return share_of(_gift(world), "周志强")


def _picture(world: World) -> Attachment:
    record = _gift(world)
    there = Attachment.objects.filter(register="donations", record=record.pk).first()
    return there or attached(register_named("donations"), record, by=world.cast.office)


@maker("donations:donors")
def gifts_to_keep(world: World) -> Iterable[Sample]:
    yield one(_gift(world).pk, *KEEP)


@maker("donations:code", "donations:paper-answer")
def donors_without_account(world: World) -> Iterable[Sample]:
    yield one(share_of(_gift(world), "林惠贞").pk, *KEEP)


@maker("donations:answer-confirm", "donations:paper")
def papers_of_donors(world: World) -> Iterable[Sample]:
    record = _gift(world)
    kept = DonorAnswer.objects.filter(change__donation=record, how="paper").first()
    if kept is None:
        kept = DonorAnswer.objects.create(
            change=ChangeOfUse.objects.get(donation=record),
            share=share_of(record, "温哥华"),
            agrees=True,
            how="paper",
            paper=_picture(world).received,
            by=world.cast.steward,
            at=timezone.now(),
        )
    yield one(kept.pk, *KEEP)


@maker("donations:answer")
def questions_of_donors(world: World) -> Iterable[Sample]:
    share = _own(world)
    row = share.questions.first() or questions.ask(share, kind="question", text="牌匾还在吗", by=world.cast.nobody)
    yield one(row.pk, *KEEP)


@maker("donations:rate-take-back")
def rates(world: World) -> Iterable[Sample]:
    """One for the whole installation: whoever entered it at the top takes it back."""
    day = date(2026, 1, 2)
    told = {"rate": 1, "source": "样例", "entered_by": world.cast.office}
    row, _ = Rate.objects.get_or_create(base="SGD", quote="THB", since=day, until=day, defaults=told)
    yield one(row.pk, *KEEP)


@maker(
    "donations:gift",
    "donations:let-go",
    "donations:ask",
    "donations:wish",
    "donations:reply",
    "donations:report",
)
def gifts_of_ones_own(world: World) -> Iterable[Sample]:
    yield one(_own(world).pk, "nobody")


@maker("donations:picture")
def pictures_of_a_gift(world: World) -> Iterable[Sample]:
    yield Sample({"pk": _own(world).pk, "picture": _picture(world).pk}, frozenset({"nobody"}))


@maker("donations:photo")
def photographs_of_a_check(world: World) -> Iterable[Sample]:
    share, picture = _own(world), _picture(world)
    photo = CheckPhoto.objects.filter(answer__register="donations", answer__record=share.donation_id).first()
    if photo is None:
        answer = CheckAnswer.objects.create(
            register="donations",
            record=share.donation_id,
            round="use",
            period="2026",
            key=uuid.uuid4(),
            seen_on=timezone.localdate(),
            by=world.cast.office,
            at=timezone.now(),
        )
        photo = CheckPhoto.objects.create(answer=answer, file=picture.received)
    yield Sample({"pk": share.pk, "photo": photo.pk}, frozenset({"nobody"}))
