"""The outbox as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "yinxin.kit.outbox"
    label = "outbox"
    verbose_name = _("后台任务")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.outbox import checks, refusals, wording  # noqa: F401 - all three register themselves
