"""Consents as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "yinxin.kit.consent"
    label = "consent"
    verbose_name = _("同意")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.consent import refusals, wording  # noqa: F401 - the sentences register themselves
