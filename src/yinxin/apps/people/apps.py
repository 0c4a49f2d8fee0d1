"""People, their posts and the directory of units."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Names the app for Django."""

    name = "yinxin.apps.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
