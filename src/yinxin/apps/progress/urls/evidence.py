"""The addresses of the evidence desk."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.progress.evidence import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

urlpatterns: list[URLPattern] = [
    path("evidence/", views.documents, name="evidence"),
    path("evidence/upload/", views.upload, name="evidence-upload"),
    path("evidence/documents/<row:pk>/", views.document, name="evidence-document"),
    path("evidence/documents/<row:pk>/original/", views.original, name="evidence-original"),
    path("evidence/documents/<row:pk>/again/", views.again, name="evidence-again"),
    path("evidence/documents/<row:pk>/discard/", views.discard, name="evidence-discard"),
    path("evidence/documents/<row:pk>/desk/", views.desk, name="evidence-desk"),
    path("evidence/documents/<row:pk>/done/", views.done, name="evidence-done"),
    path("evidence/statements/<row:pk>/", views.statement, name="evidence-statement"),
    path("evidence/statements/<row:pk>/confirm/", views.confirm, name="evidence-confirm"),
    path("evidence/statements/<row:pk>/nothing/", views.set_aside, name="evidence-nothing"),
    path("evidence/statements/<row:pk>/undo/", views.take_back, name="evidence-undo"),
]
