"""What one side may see, and nothing else reaches a page: before both said yes it is made of her own side and the clock alone.

That is why a no cannot be told from a not-yet, nor either from nobody being there: the other side is not even asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yinxin.domain.kin.cards import Via
from yinxin.domain.kin.contact import Answer, End, Message, Question, Release, State, Which
from yinxin.domain.kin.scams import needs_warning


@dataclass(frozen=True, slots=True)
class QuestionSeen:
    """`answer` is the reader's own."""

    via: Via
    answer: Answer
    until: datetime


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """`needs_warning`: it speaks of money or leads out of here."""

    text: str
    at: datetime
    is_mine: bool
    needs_warning: bool


@dataclass(frozen=True, slots=True)
class RelaySeen:
    """`given` is what the reader gave, `received` what she got and still may see. A closed relay shows neither side's words."""

    via: Via
    opened_at: datetime
    is_closed: bool
    messages: tuple[MessageSeen, ...] = ()
    given: tuple[Release, ...] = ()
    received: tuple[Release, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    question: QuestionSeen | None = None
    relay: RelaySeen | None = None


def view_of(state: State, which: Which, now: datetime) -> View:
    """Everything that `which` may see at a moment."""
    side = state.side(which)
    asked = question_seen(side.question, side.card.via, now) if side.card and side.question else None
    return View(asked, relay_seen(side.end, state.side(which.other).end, now))


def question_seen(question: Question, via: Via, now: datetime) -> QuestionSeen | None:
    """A question as its own side sees it. There is no argument through which anything of another could come in."""
    if not question.is_shown(now) or question.is_used or question.answer is Answer.NEVER:
        return None
    return QuestionSeen(via, question.answer, question.lapses_at)


def relay_seen(mine: End | None, theirs: End | None, now: datetime) -> RelaySeen | None:
    """An open contact; closed where the other end is gone, whyever it went."""
    if mine is None:
        return None
    if theirs is None:
        return RelaySeen(mine.via, mine.opened_at, is_closed=True)
    said = [_seen(one, is_mine=True) for one in mine.said] + [_seen(one, is_mine=False) for one in theirs.said]
    return RelaySeen(
        mine.via,
        mine.opened_at,
        is_closed=False,
        messages=tuple(sorted(said, key=lambda one: one.at)),
        given=mine.given(now),
        received=theirs.given(now),
    )


def _seen(message: Message, *, is_mine: bool) -> MessageSeen:
    return MessageSeen(message.text, message.at, is_mine, not is_mine and needs_warning(message.text))
