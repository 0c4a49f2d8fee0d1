"""The addresses of root-seeking. What stands behind /roots/answer/ is a key: deploy/nginx writes it into no log."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.roots.seeking.views import box, letters, office
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "seeking"

urlpatterns = [
    path("roots/", box.box, name="box"),
    path("roots/papers/", box.guide, name="guide"),
    path("roots/card/", box.card, name="card"),
    path("roots/clue/", box.clue, name="clue"),
    path("roots/clue.pdf", box.clue_pdf, name="clue-pdf"),
    path("roots/ask/", letters.ask, name="ask"),
    path("roots/ask/confirm/", letters.confirm, name="confirm"),
    path("roots/answer/<str:key>/", letters.answer, name="answer"),
    path("roots/letters/", office.letters, name="letters"),
    path("roots/letters/<row:pk>/", office.letter, name="letter"),
    path("roots/letters/<row:pk>/assign/", office.assign, name="assign"),
    path("roots/letters/<row:pk>/read/", office.read, name="read"),
    path("roots/letters/<row:pk>/answer/", office.answer, name="answer-letter"),
]
