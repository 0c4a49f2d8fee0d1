"""The wall board (挂图作战) on screen: a plan by sections and units, over time, by month and by county."""

from __future__ import annotations

from yinxin.apps.supervision.board.page import Board, board_of

__all__ = ["Board", "board_of"]
