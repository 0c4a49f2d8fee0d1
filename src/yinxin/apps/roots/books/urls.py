"""The addresses of scanned pages: for the office, for everybody, and for programs that speak IIIF."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.roots.books import views
from yinxin.apps.roots.books import views_public as public
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "books"

urlpatterns = [
    path("books/<row:pk>/scans/", views.scans, name="scans"),
    path("books/scans/<row:pk>/", views.scan, name="scan"),
    path("books/scans/<row:pk>/image/<str:size>", views.image, name="office-image"),
    path("books/scans/<row:pk>/settle/", views.settle, name="settle"),
    path("books/scans/<row:pk>/remove/", views.remove, name="remove"),
    path("books/scans/<row:pk>/transcribe/", views.transcribe, name="transcribe"),
    path("books/scans/<row:pk>/state/", views.state, name="state"),
    path("books/scans/<row:pk>/confirm/", views.confirm, name="confirm"),
    path("books/scans/<row:pk>/reopen/", views.reopen, name="reopen"),
    path("books/regions/<row:pk>/correct/", views.correct, name="correct"),
    path("books/regions/<row:pk>/read/", views.read, name="read"),
    path("books/regions/<row:pk>/unwrite/", views.unwrite, name="unwrite"),
    path("r/books/search/", public.search, name="search"),
    path("r/books/<row:pk>/pages/", public.viewer, name="viewer"),
    path("iiif/books/<row:pk>/manifest.json", public.manifest, name="manifest"),
    path("iiif/pages/<row:pk>/canvas", public.canvas, name="canvas"),
    path("iiif/pages/<row:pk>/annotations.json", public.transcription, name="annotations"),
    path("iiif/pages/<row:pk>/info.json", public.image_info, name="image-info"),
    path("iiif/pages/<row:pk>/full/<str:size>/0/default.jpg", public.image, name="image"),
]
