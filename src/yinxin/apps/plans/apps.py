"""Plan documents and the responsibility lists confirmed from them."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Names the app for Django."""

    name = "yinxin.apps.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
