"""Letters between kin as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KinConfig(AppConfig):
    name = "yinxin.apps.kin"
    label = "kin"
    verbose_name = _("书信")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.kin import refusals, wording  # noqa: F401 - the sentences register themselves
