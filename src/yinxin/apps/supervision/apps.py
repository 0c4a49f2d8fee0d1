"""Supervision as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    name = "yinxin.apps.supervision"
    label = "supervision"
    verbose_name = _("督查与通报")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.supervision import refusals, wording  # noqa: F401 - the sentences register themselves
