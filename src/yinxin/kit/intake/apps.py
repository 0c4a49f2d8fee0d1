"""The intake as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "yinxin.kit.intake"
    label = "intake"
    verbose_name = _("收件")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.intake import refusals, wording  # noqa: F401 - the sentences register themselves
