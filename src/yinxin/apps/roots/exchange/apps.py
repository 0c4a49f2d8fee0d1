"""The exchange of family trees as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GedcomExchangeConfig(AppConfig):
    name = "yinxin.apps.roots.exchange"
    label = "gedcom_exchange"
    verbose_name = _("家谱文件交换")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.roots.exchange import wording  # noqa: F401 - the words register themselves
