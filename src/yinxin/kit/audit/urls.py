"""Addresses of the audit record."""

from __future__ import annotations

from django.urls import path

from yinxin.kit import row_numbers  # noqa: F401  it brings <row:…>
from yinxin.kit.audit import views

app_name = "audit"

urlpatterns = [
    path("transparency/", views.transparency, name="transparency"),
    path("transparency/anchors.json", views.anchor_list, name="anchor-list"),
    path("transparency/anchors/<row:pk>.json", views.anchor, name="anchor"),
    path("transparency/key.pem", views.public_key, name="public-key"),
    path("audit/", views.record, name="record"),
]
