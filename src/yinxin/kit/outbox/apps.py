"""Work that happens after the change that caused it."""

from __future__ import annotations

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Names the app for Django."""

    name = "yinxin.kit.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"
