"""People as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "yinxin.apps.people"
    label = "people"
    verbose_name = _("单位与用户")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.people import refusals, wording  # noqa: F401 - the sentences register themselves
