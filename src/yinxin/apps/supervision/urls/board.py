"""The addresses of the wall board and of the public promise page."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views import board, promises

urlpatterns: list[URLPattern] = [
    path("boards/", board.boards, name="boards"),
    path("boards/<row:pk>/", board.board, name="board"),
    path("boards/<row:pk>/show/", board.show, name="board-show"),
    path("boards/<row:pk>/promise/", promises.settle, name="promise-settle"),
    path("promises/", promises.promises, name="promises"),
    path("promises/<row:pk>/", promises.promise, name="promise"),
]
