"""The pages a large screen leafs through by itself: each holds as much as can be read from the back of a meeting room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.supervision.board.page import Board

UNITS_ON_A_PAGE = 9
TASKS_ON_A_PAGE = 10
DATES_ON_A_PAGE = 9
MOST_PAGES = 6

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Slide:
    """`kind` names its template; `what` is what that prints."""

    kind: str
    title: str
    what: Any


@dataclass(frozen=True, slots=True)
class Show:
    board: Board
    slides: tuple[Slide, ...]
    made: str


def show_of(board: Board) -> Show:
    return Show(board, tuple(_slides(board)), timezone.localtime().strftime("%H:%M"))


def _slides(board: Board) -> Iterable[Slide]:
    yield Slide("counts", _("总体进度"), board.counts)
    if board.matrix:
        for rows in _pages(board.matrix.rows, UNITS_ON_A_PAGE):
            yield Slide("units", _("各单位任务"), rows)
    if board.tiles and board.tiles.tiles:
        yield Slide("tiles", _("各地任务"), board.tiles)
    for tasks in _pages(board.behind or (), TASKS_ON_A_PAGE):
        yield Slide("tasks", _("要关注的任务"), tasks)
    if board.timeline:
        for tasks in _pages([row for row in board.timeline.rows if row.bar], TASKS_ON_A_PAGE):
            yield Slide("timeline", _("时间进度"), tasks)
    for entries in _pages(board.coming or (), DATES_ON_A_PAGE):
        yield Slide("dates", _("近期节点"), entries)


def _pages(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    return [items[at : at + size] for at in range(0, len(items), size)][:MOST_PAGES]
