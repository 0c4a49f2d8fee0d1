"""One's own data as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeConfig(AppConfig):
    name = "yinxin.apps.me"
    label = "me"
    verbose_name = _("我的信息")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.me import refusals, wording  # noqa: F401 - the sentences register themselves
