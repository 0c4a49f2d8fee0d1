"""What else on a paper would decide between the candidates."""

from __future__ import annotations

from collections.abc import Sequence

from yinxin.domain.roots.answers import Answer, Kind

_DECIDED = 0.8


def asks(answers: Sequence[Answer], *, where: str | None, joined: bool = False) -> tuple[str, ...]:
    """The country, a place, an association (unless one is named: `joined`), the characters; nothing where all is decided.

    `answers` are of all groups of words of the paper.
    """
    undecided = [answer for answer in answers if answer.hits and answer.hits[0].probability < _DECIDED]
    if not undecided:
        return ()
    wanted: list[str] = []
    voices = {hit.tradition for answer in undecided for hit in answer.hits[:3]}
    if where is None and len(voices) > 1:
        wanted.append("country")
    if all(answer.kind is not Kind.PLACE for answer in answers):
        wanted.append("place")
    if not joined:
        wanted.append("association")
    return (*wanted, "chinese")
