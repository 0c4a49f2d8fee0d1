"""Asking about a gift, objecting, and answering by the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from yinxin.apps.calendar.known import known_calendar
from yinxin.apps.notices.actions.telling import tell
from yinxin.apps.people.models import User
from yinxin.apps.registers.donations.models import Question, Share
from yinxin.domain.clock import Term, TermUnit, due
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

ANSWERED_WITHIN = Term(15, TermUnit.WORKING)
"""公益事业捐赠法第二十一条 wants a truthful answer and names no term; the office promises this one on the page."""


@transaction.atomic
def ask(share: Share, *, kind: str, text: str, by: AbstractBaseUser) -> Question:
    """A donor asks about her own gift, or objects."""
    held = Share.objects.select_for_update().get(pk=share.pk, person_id=by.pk)
    ends = due(timezone.localdate(), ANSWERED_WITHIN, known_calendar())
    row = Question.objects.create(
        share=held, kind=kind, text=text, asked_at=timezone.now(), due_on=ends.on, due_is_certain=ends.certain
    )
    record("donations.ask", row, by=by, new={"due_on": ends.on.isoformat()}, about=by)
    return row


@transaction.atomic
def answer(question: Question, text: str, *, by: User) -> Question:
    """Answered once. RefusedError("question-answered") where somebody was quicker."""
    row = Question.objects.select_for_update().get(pk=question.pk)
    if row.answered_at:
        raise RefusedError("question-answered")
    row.answer, row.answered_by, row.answered_at = text, by, timezone.now()
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    share = row.share
    record("donations.answer", row, by=by, about=share.person)
    if share.person is not None:
        facts = {"gift": share.donation.name}
        link = reverse("donations:gift", args=[share.pk])
        tell("gift-answered", to=[share.person], facts=facts, link=link, key=f"gift:{row.pk}:answered")
    return row
