"""The addresses of feeds and what changed."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
