"""The limits as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LimitsConfig(AppConfig):
    name = "yinxin.kit.limits"
    label = "limits"
    verbose_name = _("次数限制")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.limits import refusals  # noqa: F401 - the sentence registers itself
