"""What a donor sees of one gift of hers: where it stands, what the checks found, what she asked, and what she is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yinxin.apps.registers.donations import access, naming
from yinxin.apps.registers.donations.actions import uses
from yinxin.apps.registers.donations.models import ChangeOfUse, Donation, DonorAnswer, Part, Question, Share
from yinxin.apps.registers.donations.stages import STAGES, YEARLY
from yinxin.domain.shares import Part as Portion
from yinxin.domain.shares import amount_of
from yinxin.kit.registers.models import Attachment, CheckAnswer, CheckPhoto, StageMove


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of the gift; `on` is when it was reached, where that is known."""

    label: str
    on: date | None
    here: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One check: what was found, in words, and its pictures."""

    period: str
    on: date
    found: list[tuple[str, str]]
    words: str
    photos: list[CheckPhoto]


@dataclass(frozen=True, slots=True)
class GiftPage:
    """`change` is what she is asked about now, with her own `answer` if she gave one."""

    share: Share
    donation: Donation
    line: list[Milestone]
    pictures: list[Attachment]
    checks: list[Seen]
    questions: list[Question]
    change: ChangeOfUse | None
    answer: DonorAnswer | None
    past_changes: list[ChangeOfUse]

    @property
    def own_amount(self) -> Decimal | None:
        return amount_of(Portion(self.share.amount, self.share.percent), self.donation.amount)


def gift_page(share: Share) -> GiftPage:
    donation = share.donation
    change = uses.open_change(donation) if share.part == Part.DONOR else None
    return GiftPage(
        share,
        donation,
        line(donation),
        list(access.pictures(donation)),
        checks(donation),
        list(share.questions.select_related("answered_by")),
        change,
        share.answers.filter(change=change).first() if change else None,
        list(ChangeOfUse.objects.filter(donation=donation).exclude(state=ChangeOfUse.State.OPEN)),
    )


def line(donation: Donation) -> list[Milestone]:
    """The stages that lie on its way; what befalls few (a change of use, a loss) only where it happened."""
    moves = StageMove.objects.filter(
        register=naming.register().slug, record=donation.pk, state=StageMove.State.TAKEN
    ).order_by("decided_at")
    reached = {move.target: timezone.localdate(move.decided_at) for move in moves if move.decided_at}
    own = {
        "intent": donation.intended_on,
        "signed": donation.signed_on,
        "finished": donation.finished_on,
        "confirmed": donation.confirmed_on,
    }
    rare = {"changing", "lost"}
    return [
        Milestone(str(stage.label), own.get(stage.name) or reached.get(stage.name), stage.name == donation.stage)
        for stage in STAGES.stages
        if stage.name not in rare or stage.name in reached or stage.name == donation.stage
    ]


def checks(donation: Donation) -> list[Seen]:
    """The yearly checks, the latest first."""
    answers = CheckAnswer.objects.filter(
        register=naming.register().slug, record=donation.pk, round=YEARLY.name
    ).prefetch_related("photos__file")
    return [_seen(answer) for answer in answers.order_by("-seen_on")]


def _seen(answer: CheckAnswer) -> Seen:
    found = [
        (str(Donation._meta.get_field(name).verbose_name), said)  # type: ignore[union-attr]
        for name in YEARLY.asks
        if (said := _in_words(name, answer.values.get(name)))
    ]
    return Seen(answer.period, answer.seen_on, found, answer.mismatch or answer.found, list(answer.photos.all()))


def _in_words(name: str, value: Any) -> str:
    choices = dict(Donation._meta.get_field(name).flatchoices)  # type: ignore[union-attr]
    return str(choices.get(value, "")) if value else ""
