"""Experts and foreign-language talents as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalentsConfig(AppConfig):
    name = "yinxin.apps.registers.talents"
    label = "talents"
    verbose_name = _("人才库")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.registers.talents import refusals, wording  # noqa: F401 - the sentences register themselves
