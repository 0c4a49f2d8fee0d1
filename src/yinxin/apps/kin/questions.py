"""A question's row as the domain knows it."""

from __future__ import annotations

from yinxin.apps.kin.models import MatchProposal
from yinxin.domain.kin.contact import Answer, Question


def question_of(row: MatchProposal) -> Question:
    return Question(row.shown_from, Answer(row.answer), row.is_used)
