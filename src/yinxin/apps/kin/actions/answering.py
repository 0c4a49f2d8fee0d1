"""Answering a question. It writes the answerer's own row and reads nobody else's: there is nothing by whose time a no could be told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.kin.matters import BOTH
from yinxin.apps.kin.models import Answer, MatchProposal
from yinxin.apps.kin.questions import question_of
from yinxin.apps.kin.recorded import record_act
from yinxin.apps.kin.stopping import refuse_stopped
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin import contact
from yinxin.domain.kin.histories import judge_answer
from yinxin.kit import still_there
from yinxin.kit.consent import giving


@transaction.atomic
def answer(person: User, proposal: MatchProposal, given: Answer) -> MatchProposal:
    """Her word, which she may change while no contact has come of it. What comes of a yes comes with the next morning's round.

    A yes needs both consents (PIPL art. 29, 39), which were given with the card: given here, their event would tell a yes from a no.
    RefusedError("kin-question-gone") once it is over or used.
    """
    still_there.hold(person)
    refuse_stopped(person)
    row = MatchProposal.objects.select_for_update(of=("self",)).filter(pk=proposal.pk, person=person).first()
    if row is None:
        raise RefusedError("kin-question-gone")
    judge_answer(question_of(row), contact.Answer(given.value), timezone.now())
    if given == Answer.YES:
        for matter in BOTH:
            giving.require(person, matter)
    row.answer = given
    row.save(update_fields=["answer"])
    record_act(person)
    return row
