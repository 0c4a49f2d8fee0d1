"""The addresses of the wall board and of its rules."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views import board

urlpatterns: list[URLPattern] = [
    path("boards/", board.boards, name="boards"),
    path("boards/<row:pk>/", board.board, name="board"),
    path("boards/<row:pk>/show/", board.show, name="board-show"),
]
