"""Reporting the other side, and what two officials make of it. They see what the reporter gave them and nothing else."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yinxin.apps.kin import access
from yinxin.apps.kin.actions.relaying import both_ends, rest
from yinxin.apps.kin.barring import bar_both, held_ends
from yinxin.apps.kin.forgetting import forget
from yinxin.apps.kin.models import Decision, Detail, Reason, RelayThread, Report, Stop
from yinxin.apps.kin.padding import padded
from yinxin.apps.kin.recorded import record_act
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin.pace import STOPPED_FOR
from yinxin.kit import still_there
from yinxin.kit.audit.recording import look, record
from yinxin.kit.vault import sealing

PURPOSE = "letters-report"

GIVEN_STEP = 4096
"""Bytes, in whole numbers of which what was given is sealed: its size does not tell which letters they were."""


@transaction.atomic
def report(
    person: User, thread: RelayThread, reason: Reason, chosen: Collection[UUID], details: Collection[Detail] = ()
) -> Report:
    """Give the letters of the other side that she chose to two officials, and close the contact. Whatever she does next, it stays until decided."""
    still_there.hold(person)
    mine, far = held_ends(person.pk, thread.pk)
    own, other = both_ends(person, thread)
    letters = [row for row in access.letters(other) if row.pk in set(chosen)]
    row = Report(person=other.person, reporter=access.reporter_digest(person), reason=reason, made_at=_this_day())
    given = sealing.opened_each(letters, "text")
    given += [f"{detail.label}：{value}" for detail, value in access.details_seen(other) if detail in details]
    sealing.seal(row, "given", padded(json.dumps(given, ensure_ascii=False), GIVEN_STEP))
    row.save(force_insert=True)
    bar_both(mine, far, widely=True)
    own.delete()
    rest(person)
    record_act(person)
    return row


def _this_day() -> datetime:
    """No hour is kept that would lead from the reporter's event in the record to the report."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def read_report(found: Report, *, by: User) -> list[str]:
    """The letters that were given; whoever wrote them reads afterwards that it was looked at."""
    look(found, by=by, purpose=PURPOSE, about=found.person, fields=["given"])
    return list(json.loads(sealing.opened(found, "given")))


@transaction.atomic
def decide(found: Report, decision: Decision, *, by: User) -> Report:
    """One official's word. The second who says the same decides; one who says otherwise leaves it to a third."""
    row = Report.objects.select_for_update(of=("self",)).select_related("person").get(pk=found.pk)
    _judge(row, by)
    if row.first_by_id is None or row.first_decision != decision:
        row.first_by, row.first_decision = by, decision
    else:
        row.second_by, row.decision = by, decision
        if decision == Decision.STOP:
            _stop(row)
    row.save(update_fields=["first_by", "first_decision", "second_by", "decision"])
    record("letters.decide", row, by=by, new={"decision": decision.value}, about=row.person)
    return row


def _judge(row: Report, by: User) -> None:
    if row.decision:
        raise RefusedError("kin-report-decided")
    if row.first_by_id == by.pk:
        raise RefusedError("kin-report-own")


def _stop(row: Report) -> None:
    """All of whoever was reported ends at once. No official learns who it was."""
    if not row.person.is_active:
        return
    forget(row.person_id, barred_widely=False)
    until = timezone.now() + STOPPED_FOR
    Stop.objects.update_or_create(person=row.person, defaults={"reason": row.reason, "until": until})
