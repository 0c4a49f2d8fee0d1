"""The addresses of the wall board, the wall chart and the public page."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
