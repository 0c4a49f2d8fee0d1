"""The addresses of one record, its history and its attachments."""

from __future__ import annotations

from django.urls import path

from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>
from yinxin.kit.registers import addresses  # noqa: F401 - registers <register:…>
from yinxin.kit.registers.records import panels, related, views  # noqa: F401 - their panels register themselves

RECORD = "registers/<register:register>/<row:pk>/"
FILE = "registers/<register:register>/files/<row:pk>/"

urlpatterns = [
    path(RECORD, views.record, name="record"),
    path(f"{RECORD}history/", views.history, name="history"),
    path(f"{RECORD}restore/<row:version>/", views.restore, name="restore"),
    path(f"{RECORD}publish/", views.publish, name="publish"),
    path(f"{RECORD}withdraw/", views.withdraw, name="withdraw"),
    path(f"{RECORD}remove/", views.remove, name="remove"),
    path(f"{RECORD}card.pdf", views.card, name="card"),
    path(f"{RECORD}source/<slug:field>/", views.source, name="source"),
    path(f"{RECORD}files/new/", views.attach, name="attach"),
    path(f"{FILE}edit/", views.amend, name="file-edit"),
    path(f"{FILE}remove/", views.take_out, name="file-remove"),
    path("files/<register:register>/<row:pk>/", views.file, name="file"),
    path("files/<register:register>/<row:pk>/small/", views.small, name="file-small"),
]
