"""The configuration as a Django app: it brings the start-up checks."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the checks when Django is ready."""

    name = "yinxin.config"
    label = "config"

    def ready(self) -> None:
        from yinxin.config import checks  # noqa: F401  registering is what the import is for
