"""The backups as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackupConfig(AppConfig):
    """Its sentences register themselves when Django is ready."""

    name = "yinxin.kit.backup"
    label = "backup"
    verbose_name = _("备份")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.backup import refusals  # noqa: F401  registering is what the import is for
