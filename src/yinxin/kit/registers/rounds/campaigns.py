"""Opening a campaign over some records, and closing it with its counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Campaign, CampaignLine
from yinxin.kit.registers.rounds.due import answers_of
from yinxin.kit.registers.rounds.rounds import of_campaign

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

AT_ONCE = 2_000
"""Rows in one statement."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked at, from when to when. `scope` chooses the records: field → value; none, all of whoever opens it."""

    title: str
    asks: Sequence[str]
    opens_on: date
    due_on: date
    scope: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """How a campaign went. A problem is a record that is not as it says; mended is one that was settled."""

    total: int
    answered: int
    problems: int
    mended: int

    @property
    def left(self) -> int:
        return self.problems - self.mended


@transaction.atomic
def open_campaign(register: Register, wanted: Wanted, *, by: AbstractBaseUser) -> Campaign:
    """Over the records about which `by` decides. RefusedError("campaign-empty") where the scope leaves none."""
    rows = register.decided_by(by).filter(**dict(wanted.scope))
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    if not found:
        raise RefusedError("campaign-empty", title=wanted.title)
    campaign = Campaign.objects.create(
        register=register.slug,
        title=wanted.title,
        asks=list(wanted.asks),
        scope=dict(wanted.scope),
        opens_on=wanted.opens_on,
        due_on=wanted.due_on,
        opened_by_id=by.pk,
        opened_at=timezone.now(),
    )
    CampaignLine.objects.bulk_create([CampaignLine(campaign=campaign, record=pk) for pk in found], batch_size=AT_ONCE)
    tell("registers.campaign-open", campaign, by=by, new={"title": campaign.title, "records": len(found)})
    return campaign


@transaction.atomic
def close_campaign(campaign: Campaign, register: Register, *, by: AbstractBaseUser) -> Campaign:
    """From now on nobody answers; what is not mended stays on the list of mismatches. RefusedError("campaign-closed")."""
    kept = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if not kept.is_open:
        raise RefusedError("campaign-closed", title=kept.title)
    counts = summary(register, kept)
    kept.closed_by_id, kept.closed_at = by.pk, timezone.now()
    kept.summary = {
        "total": counts.total,
        "answered": counts.answered,
        "problems": counts.problems,
        "mended": counts.mended,
    }
    kept.save(update_fields=["closed_by", "closed_at", "summary"])
    tell("registers.campaign-close", kept, by=by, new={"title": kept.title, **kept.summary})
    return kept


def summary(register: Register, campaign: Campaign) -> Summary:
    """The counts as they are; of a closed campaign those it was closed with. What was removed since is counted no more."""
    if campaign.summary:
        return Summary(**{name: int(campaign.summary[name]) for name in ("total", "answered", "problems", "mended")})
    there = register.model._default_manager.filter(pk__in=campaign.lines.values("record"))
    answers = answers_of(of_campaign(register, campaign)).filter(record__in=there.values("pk"))
    counts = answers.aggregate(
        answered=Count("pk"),
        problems=Count("pk", filter=Q(agrees=False)),
        mended=Count("pk", filter=Q(agrees=False, settled_at__isnull=False)),
    )
    return Summary(there.count(), counts["answered"], counts["problems"], counts["mended"])
