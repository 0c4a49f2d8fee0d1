"""A change of the agreed use: asked for, answered by every donor, and taken over or dropped.

公益事业捐赠法第十八条: the agreed use is not changed without the donor's consent. The step that approves the change wants the day on
which the last donor agreed, and that day is only ever set here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from yinxin.apps.notices.actions.telling import tell
from yinxin.apps.people.models import User
from yinxin.apps.registers.donations import naming
from yinxin.apps.registers.donations.models import ChangeOfUse, Donation, DonorAnswer, Part, Share
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.cleaning.cleaned import EVIDENCE
from yinxin.kit.intake.receiving import inspect, keeping
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Act, StageMove

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

State = ChangeOfUse.State
ENDED = {"approve-change": State.AGREED, "keep-use": State.DROPPED, "lose": State.DROPPED}


def follow(donation: Any, step: str, *, by: AbstractBaseUser) -> None:
    """What a step of the record means for the change of its use; called in the transaction of the step."""
    if step == "ask-change":
        _open(donation, by=by)
    elif step in ENDED:
        _close(donation, ENDED[step], by=by)


@transaction.atomic
def answer(change: ChangeOfUse, share: Share, *, agrees: bool, by: AbstractBaseUser) -> DonorAnswer:
    """A donor's own word, which she may change while the change is open."""
    held = _held(change)
    own = Share.objects.select_for_update().get(pk=share.pk, person_id=by.pk, donation_id=held.donation_id)
    said = {"agrees": agrees, "how": DonorAnswer.How.SELF, "paper": None, "by_id": by.pk, "at": timezone.now()}
    cleared = {"confirmed_by": None, "confirmed_at": None}
    row, _ = DonorAnswer.objects.update_or_create(change=held, share=own, defaults={**said, **cleared})
    record("donations.answer-change", row, by=by, new={"agrees": agrees}, about=by)
    _settle(held, by=by)
    return row


def answer_on_paper(change: ChangeOfUse, share: Share, *, agrees: bool, paper: File[bytes], by: User) -> DonorAnswer:
    """A signed paper, entered by one; it counts when another has confirmed it. RefusedError("answer-by-herself") where she has
    an account: nobody answers for her then."""
    inspected = inspect(paper.name or "", paper.read(), kinds=EVIDENCE, by=by)
    with keeping(inspected, by=by) as received:
        held = _held(change)
        donor = Share.objects.select_for_update().get(pk=share.pk, donation_id=held.donation_id)
        if donor.person_id:
            raise RefusedError("answer-by-herself")
        said = {"agrees": agrees, "how": DonorAnswer.How.PAPER, "paper": received, "by": by, "at": timezone.now()}
        cleared = {"confirmed_by": None, "confirmed_at": None}
        row, _ = DonorAnswer.objects.update_or_create(change=held, share=donor, defaults={**said, **cleared})
        record("donations.enter-answer", row, by=by, new={"agrees": agrees})
        _settle(held, by=by)
    return row


@transaction.atomic
def confirm(given: DonorAnswer, *, by: User) -> DonorAnswer:
    """A second person has compared the paper. RefusedError("confirms-own-paper") to who entered it."""
    held = _held(given.change)
    row = DonorAnswer.objects.select_for_update().get(pk=given.pk)
    if row.how != DonorAnswer.How.PAPER or row.confirmed_at:
        raise RefusedError("answer-settled")
    if row.by_id == by.pk:
        raise RefusedError("confirms-own-paper")
    row.confirmed_by, row.confirmed_at = by, timezone.now()
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    record("donations.confirm-answer", row, by=by)
    _settle(held, by=by)
    return row


@dataclass(frozen=True, slots=True)
class Stand:
    """One donor with what counts of her answer: None while there is none, or it waits for its second person."""

    share: Share
    answer: DonorAnswer | None

    @property
    def counts(self) -> bool:
        return self.answer is not None and (
            self.answer.how == DonorAnswer.How.SELF or self.answer.confirmed_at is not None
        )


def reconsider(donation: Donation, *, by: AbstractBaseUser | None) -> None:
    """After the donors of a gift were written anew: whoever came along is asked too, whoever went no longer."""
    change = open_change(donation)
    if change is not None:
        _settle(change, by=by)


def stands(change: ChangeOfUse) -> list[Stand]:
    """Every donor of the gift; handlers and initiators gave nothing and are not asked."""
    answers = {row.share_id: row for row in change.answers.select_related("share", "by", "confirmed_by", "paper")}
    donors = Share.objects.filter(donation_id=change.donation_id, part=Part.DONOR)
    return [Stand(share, answers.get(share.pk)) for share in donors]


def open_change(donation: Any) -> ChangeOfUse | None:
    return ChangeOfUse.objects.filter(donation_id=donation.pk, state=State.OPEN).first()


def _open(donation: Any, *, by: AbstractBaseUser) -> None:
    moved = StageMove.objects.filter(register=naming.register().slug, record=donation.pk, step="ask-change").first()
    change = ChangeOfUse.objects.create(
        donation=donation,
        proposed=donation.proposed_use,
        reason=moved.reason if moved else "",
        opened_by_id=by.pk,
        opened_at=timezone.now(),
    )
    record("donations.open-change", change, by=by, new={"proposed": change.proposed})
    for share in Share.objects.filter(donation=donation, part=Part.DONOR, person__isnull=False).select_related(
        "person"
    ):
        if share.person is not None:
            link = reverse("donations:gift", args=[share.pk])
            key = f"gift:{share.pk}:change:{change.pk}"
            tell("gift-change-asked", to=[share.person], facts={"gift": donation.name}, link=link, key=key)


def _close(donation: Any, state: str, *, by: AbstractBaseUser) -> None:
    change = ChangeOfUse.objects.select_for_update().filter(donation_id=donation.pk, state=State.OPEN).first()
    if change is None:
        return
    refused = any(one.counts and one.answer and not one.answer.agrees for one in stands(change))
    change.state = State.REFUSED if state == State.DROPPED and refused else state
    change.closed_at = timezone.now()
    change.save(update_fields=["state", "closed_at"])
    record("donations.close-change", change, by=by, new={"state": change.state})
    values: dict[str, Any] = {"proposed_use": "", "use_agreed_on": None}
    if state == State.AGREED:
        values["purpose"] = change.proposed
    # A consequence of the step that closes the change, which alone may write what was decided.
    actions.change(naming.register(), donation, values, by=by, reason=change.proposed, act=Act.MOVED)


def _settle(change: ChangeOfUse, *, by: AbstractBaseUser | None) -> None:
    """The day on which the last donor agreed; none while one is missing or says no, or where there is no donor at all."""
    donors = stands(change)
    agreed = bool(donors) and all(one.counts and one.answer and one.answer.agrees for one in donors)
    donation = Donation.objects.get(pk=change.donation_id)
    if agreed != (donation.use_agreed_on is not None):
        day = timezone.localdate() if agreed else None
        actions.change(naming.register(), donation, {"use_agreed_on": day}, by=by)


def _held(change: ChangeOfUse) -> ChangeOfUse:
    Donation.objects.select_for_update().get(pk=change.donation_id)
    row = ChangeOfUse.objects.select_for_update().get(pk=change.pk)
    if row.state != State.OPEN:
        raise RefusedError("change-closed")
    return row
