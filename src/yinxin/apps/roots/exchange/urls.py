"""The addresses of family trees on their way in and out."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.roots.exchange import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "gedcom"

urlpatterns = [
    path("trees/", views.imports, name="imports"),
    path("trees/blank.csv", views.template, name="template"),
    path("trees/<row:pk>/", views.preview, name="preview"),
    path("trees/<row:pk>/decide/", views.decide, name="decide"),
    path("trees/<row:pk>/confirm/", views.confirm, name="confirm"),
    path("trees/<row:pk>/discard/", views.discard, name="discard"),
    path("trees/<row:pk>/undo/", views.undo, name="undo"),
    path("r/clans/<row:pk>/tree/export/<str:kind>", views.export_clan, name="export-clan"),
    path("r/branches/<row:pk>/tree/export/<str:kind>", views.export_branch, name="export-branch"),
]
