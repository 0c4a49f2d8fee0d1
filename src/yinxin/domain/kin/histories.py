"""What an event makes of a state. An answer touches the side that gave it and nothing else: nobody could tell it from silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from yinxin.domain.errors import RefusedError
from yinxin.domain.kin import events, pace
from yinxin.domain.kin.contact import Answer, End, Message, Question, Release, Side, State, Which
from yinxin.domain.kin.fitting import Forms, fits


def after(state: State, event: events.Event, *, forms: Forms) -> State:
    """The state after an event. RefusedError("kin-…") where it cannot be."""
    if isinstance(event, events.RoundHeld):
        return _opened(_asked(state, event.at), event.at, forms)
    return state.with_side(event.by, _after(event, state.side(event.by), _is_open(state)))


def held(state: State, history: list[events.Event], *, forms: Forms) -> State:
    """The state after a whole history."""
    for event in history:
        state = after(state, event, forms=forms)
    return state


def both_want(left: Question, right: Question, now: datetime) -> bool:
    """The one thing on which a contact opens."""
    return left.stands(now) and right.stands(now)


def _is_open(state: State) -> bool:
    return state.left.end is not None and state.right.end is not None


def _asked(state: State, at: datetime) -> State:
    for which in Which:
        side = state.side(which)
        if _is_due(side, at):
            state = state.with_side(which, replace(side, question=Question(shown_from=at)))
    return state


def _is_due(side: Side, at: datetime) -> bool:
    if side.card is None or side.made_at is None:
        return False
    last = side.question
    if last is not None and last.answer is Answer.NEVER:
        return False
    return pace.is_due(
        at,
        made_at=side.made_at,
        last_shown=last.shown_from if last else None,
        last_waits=last is not None and last.waits(at),
        rests_until=side.rests_until,
    )


def _opened(state: State, at: datetime, forms: Forms) -> State:
    left, right = state.left, state.right
    if state.were_together or left.question is None or right.question is None:
        return state
    if left.card is None or right.card is None or not fits(left.card, right.card, forms):
        return state
    if _rests(left, at) or _rests(right, at):
        return state
    if not both_want(left.question, right.question, at):
        return state
    return State(_with_end(left, at), _with_end(right, at), were_together=True)


def _rests(side: Side, at: datetime) -> bool:
    return side.rests_until is not None and at < side.rests_until


def _with_end(side: Side, at: datetime) -> Side:
    if side.card is None or side.question is None:
        raise ValueError("only who has a card and was asked is brought together with anybody")
    return replace(side, end=End(side.card.via, at), question=replace(side.question, is_used=True))


@singledispatch
def _after(event: object, _side: Side, _is_open: bool) -> Side:  # noqa: FBT001 - singledispatch calls by place
    raise TypeError(f"{event} is no event of one side")


def _on(kind: type) -> Callable[[Callable[..., Side]], Callable[..., Side]]:
    return _after.register(kind)


@_on(events.CardMade)
def _card_made(event: events.CardMade, side: Side, _open: bool) -> Side:  # noqa: FBT001
    if side.is_shielded:
        raise RefusedError("kin-shielded")
    if side.card is not None:
        raise RefusedError("kin-too-many-cards", most=1)
    return replace(side, card=event.card, made_at=event.at, question=None)


@_on(events.CardRemoved)
def _card_removed(_event: events.CardRemoved, side: Side, _open: bool) -> Side:  # noqa: FBT001
    return replace(side, card=None, made_at=None, question=None)


@_on(events.Answered)
def _answered(event: events.Answered, side: Side, _open: bool) -> Side:  # noqa: FBT001
    if side.question is None:
        raise RefusedError("kin-question-gone")
    judge_answer(side.question, event.answer, event.at)
    return replace(side, question=side.question.with_answer(event.answer))


def judge_answer(question: Question, answer: Answer, now: datetime) -> None:
    """Whether a question can be answered so; an answer may be changed as often as one likes while no contact came of it."""
    if answer is Answer.NONE or question.is_used or not question.is_shown(now):
        raise RefusedError("kin-question-gone")


@_on(events.Said)
def _said(event: events.Said, side: Side, is_open: bool) -> Side:  # noqa: FBT001
    end = _open_end(side, is_open=is_open)
    return replace(side, end=replace(end, said=(*end.said, Message(event.text, event.at))))


@_on(events.Released)
def _released(event: events.Released, side: Side, is_open: bool) -> Side:  # noqa: FBT001
    end = _open_end(side, is_open=is_open)
    kept = tuple(one for one in end.released if one.detail is not event.detail)
    fresh = Release(event.detail, event.value, pace.released_until(event.at))
    return replace(side, end=replace(end, released=(*kept, fresh)))


@_on(events.Revoked)
def _revoked(event: events.Revoked, side: Side, _open: bool) -> Side:  # noqa: FBT001
    if side.end is None:
        raise RefusedError("kin-contact-closed")
    kept = tuple(one for one in side.end.released if one.detail is not event.detail)
    return replace(side, end=replace(side.end, released=kept))


@_on(events.Ended)
def _ended(event: events.Ended, side: Side, _open: bool) -> Side:  # noqa: FBT001
    if side.end is None:
        raise RefusedError("kin-contact-closed")
    return replace(side, end=None, rests_until=pace.rest_after(event.at))


@_on(events.Withdrew)
def _withdrew(_event: events.Withdrew, side: Side, _open: bool) -> Side:  # noqa: FBT001
    return Side(is_shielded=side.is_shielded)


@_on(events.Shielded)
def _shielded(_event: events.Shielded, _side: Side, _open: bool) -> Side:  # noqa: FBT001
    return Side(is_shielded=True)


def _open_end(side: Side, *, is_open: bool) -> End:
    if side.end is None or not is_open:
        raise RefusedError("kin-contact-closed")
    return side.end
