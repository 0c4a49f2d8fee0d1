"""The addresses of the acts of a task."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
