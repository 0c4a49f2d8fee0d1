"""What the pages of letters show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from yinxin.apps.people.access import user_of
from yinxin.apps.people.recorded import posts_in_words
from yinxin.apps.roots.seeking.box import regions
from yinxin.apps.roots.seeking.letters import access, contents
from yinxin.apps.roots.seeking.letters.contents import Contents
from yinxin.apps.roots.seeking.letters.forms import AnswerForm, AssignForm
from yinxin.apps.roots.seeking.models import LetterState, QueryLetter
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import LOOK, history


@dataclass(frozen=True, slots=True)
class Look:
    """Who read a letter: the office and the role, never the official's name."""

    at: object
    who: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """For its writer: the letter, how far it has got, the answer if there is one, and who read it."""

    letter: QueryLetter
    contents: Contents
    answer: str
    looks: Sequence[Look]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """For an official. `contents` is there only in the answer to her asking for it, which is on record."""

    letter: QueryLetter
    is_hers: bool
    assign: AssignForm | None
    answer: AnswerForm | None
    past: Sequence[Event]
    contents: Contents | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """`received` wait for the office, `given` for this official herself."""

    received: Sequence[QueryLetter]
    given: Sequence[QueryLetter]


MOST = 200


def queue(request: HttpRequest) -> Queue:
    user = user_of(request)
    open_ones = [LetterState.WAITING, LetterState.ASSIGNED]
    received = access.received(user).filter(state__in=open_ones)[:MOST]
    return Queue(list(received), list(access.given(user).filter(state=LetterState.ASSIGNED)[:MOST]))


def letter_page(
    request: HttpRequest, letter: QueryLetter, *, opened: Contents | None = None, answer: AnswerForm | None = None
) -> LetterPage:
    user = user_of(request)
    is_open = letter.state in {LetterState.WAITING, LetterState.ASSIGNED}
    is_hers = letter.assigned_to_id == user.pk and access.given(user).filter(pk=letter.pk).exists()
    assigns = is_open and access.received(user).filter(pk=letter.pk).exists()
    return LetterPage(
        letter=letter,
        is_hers=is_hers,
        assign=AssignForm(officials=access.assignable(letter)) if assigns else None,
        answer=answer or (AnswerForm() if is_hers and is_open else None),
        past=list(history(letter)),
        contents=opened,
        where=regions.name_of(opened.where) if opened else "",
    )


def answer_page(letter: QueryLetter) -> AnswerPage:
    looks = list(history(letter).filter(action=LOOK))
    posts = posts_in_words({event.post for event in looks})
    told = [Look(event.at, posts[event.post]) for event in looks]
    return AnswerPage(letter, contents.opened(letter), contents.answer_of(letter), told)
