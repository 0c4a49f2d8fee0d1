"""The addresses of drafted papers."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views import drafting

urlpatterns: list[URLPattern] = [
    path("plans/<row:pk>/papers/", drafting.papers, name="papers"),
    path("supervision/drafts/<row:pk>/", drafting.draft, name="draft"),
    path("supervision/drafts/<row:pk>/file/", drafting.file, name="draft-file"),
    path("supervision/drafts/<row:pk>/figures/<slug:code>/", drafting.figure, name="draft-figure"),
    path("supervision/places/<row:pk>/templates/", drafting.templates, name="templates"),
    path("supervision/places/<row:pk>/templates/<slug:kind>/", drafting.template, name="template"),
    path("supervision/places/<row:pk>/templates/<slug:kind>/drop/", drafting.drop_template, name="template-drop"),
]
