"""Keeping what somebody found who looked at a record, and settling what is not as the record says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.intake.cleaning.cleaned import FileKind
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.receiving import Inspected, inspect, keeping
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Act, CheckAnswer, CheckPhoto
from yinxin.kit.registers.rounds.rounds import Round, is_asked
from yinxin.kit.registers.values import plain_values

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

PHOTOS = frozenset({FileKind.PICTURE})


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `values` are the fields that were changed against what the form showed; the others were confirmed as they are.

    `mismatch` is empty where the place is as the record says.
    """

    key: UUID
    seen_on: date
    values: Mapping[str, Any]
    found: str = ""
    mismatch: str = ""
    mend_by: date | None = None
    photos: Sequence[tuple[str, bytes]] = ()


def answer(asked: Round, record: Any, found: Found, *, by: AbstractBaseUser) -> CheckAnswer:
    """Keep an answer, its photos, and what it says of the record; sent again it is the one that is there.

    RefusedError("check-answered") where another answered this period before, ("campaign-closed") after the end of a campaign,
    ("check-over") where the period is longer past than the one before this.
    Call it outside a transaction, as a photo in which a virus was found is recorded although nothing is kept.
    """
    if kept := _known(asked, record, found, by):
        return kept
    if asked.campaign is not None and not asked.campaign.is_open:
        raise RefusedError("campaign-closed", title=asked.campaign.title)
    if not is_asked(asked, timezone.localdate()):
        raise RefusedError("check-over", label=asked.label)
    photos = [inspect(name, data, kinds=PHOTOS, by=by) for name, data in found.photos]
    try:
        with ExitStack() as files:
            received = [files.enter_context(keeping(one, by=by)) for one in _different(photos)]
            return _keep(asked, record, found, received, by)
    except IntegrityError:
        # The same answer, or another's, came in at the same moment and was quicker.
        if kept := _known(asked, record, found, by):
            return kept
        raise


@transaction.atomic
def settle(answer: CheckAnswer, *, by: AbstractBaseUser, settlement: str) -> CheckAnswer:
    """What became of something that was not as the record says. RefusedError("mismatch-settled") when it was settled before."""
    kept = CheckAnswer.objects.select_for_update().get(pk=answer.pk)
    if not kept.is_open:
        raise RefusedError("mismatch-settled")
    kept.settled_by_id, kept.settled_at, kept.settlement = by.pk, timezone.now(), settlement.strip()
    kept.save(update_fields=["settled_by", "settled_at", "settlement"])
    tell("registers.settle", kept, by=by, new={"settlement": kept.settlement})
    return kept


@transaction.atomic
def _keep(asked: Round, record: Any, found: Found, received: Sequence[Received], by: AbstractBaseUser) -> CheckAnswer:
    """The row first: of two that come at once the database takes one, before anything else is written."""
    kept = CheckAnswer.objects.create(
        register=asked.register.slug,
        record=record.pk,
        round=asked.name,
        period=asked.period,
        key=found.key,
        seen_on=found.seen_on,
        found=found.found.strip(),
        agrees=not found.mismatch.strip(),
        mismatch=found.mismatch.strip(),
        mend_by=found.mend_by,
        by_id=by.pk,
        at=timezone.now(),
    )
    CheckPhoto.objects.bulk_create([CheckPhoto(answer=kept, file=one) for one in received])
    latest = max(found.seen_on, record.checked_on or found.seen_on)
    values = {**found.values, "checked_on": latest}
    row = actions.change(asked.register, record, values, by=by, reason=asked.label, act=Act.CHECKED)
    kept.values = _shown(asked, row)
    kept.save(update_fields=["values"])
    return kept


def _shown(asked: Round, row: Any) -> dict[str, Any]:
    """What was asked, as it stands now; of personal fields only that they were asked."""
    values = plain_values(row, asked.check.asks)
    return {name: None if name in asked.register.personal_fields else value for name, value in values.items()}


def _known(asked: Round, record: Any, found: Found, by: AbstractBaseUser) -> CheckAnswer | None:
    same = CheckAnswer.objects.filter(key=found.key).first()
    if same is not None:
        if (same.register, same.record, same.by_id) != (asked.register.slug, record.pk, by.pk):
            raise RefusedError("check-key-taken")
        return same
    of_period = {"register": asked.register.slug, "record": record.pk, "round": asked.name, "period": asked.period}
    other = CheckAnswer.objects.filter(**of_period).select_related("by").first()
    if other is not None:
        raise RefusedError("check-answered", name=asked.register.name_of(record), who=str(other.by))
    return None


def _different(photos: Sequence[Inspected]) -> list[Inspected]:
    """A picture taken along twice is kept once."""
    return list({one.sha256: one for one in photos}.values())
