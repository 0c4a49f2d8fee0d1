"""Plans as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "yinxin.apps.plans"
    label = "plans"
    verbose_name = _("计划与责任清单")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.plans import refusals, wording  # noqa: F401 - the sentences register themselves
