"""The vault as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    name = "yinxin.kit.vault"
    label = "vault"
    verbose_name = _("加密保存")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.vault import refusals  # noqa: F401 - the sentences register themselves
