"""Root-seeking for visitors as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeekingConfig(AppConfig):
    name = "yinxin.apps.roots.seeking"
    label = "seeking"
    verbose_name = _("寻根")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.roots.seeking import refusals, wording  # noqa: F401 - the sentences register themselves
