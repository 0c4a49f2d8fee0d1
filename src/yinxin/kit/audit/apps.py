"""Who changed what, in a chain nobody can rewrite."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Names the app for Django."""

    name = "yinxin.kit.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
