"""The addresses of the yearly assessment."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
