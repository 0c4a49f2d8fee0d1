"""The addresses of proposals and special funds."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
