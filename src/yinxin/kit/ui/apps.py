"""The look: templates, styles and template tags every page shares."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Names the app for Django."""

    name = "yinxin.kit.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
