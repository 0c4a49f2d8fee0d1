"""The scanned pages of books as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BooksScannedConfig(AppConfig):
    name = "yinxin.apps.roots.books"
    label = "books_scanned"
    verbose_name = _("族谱书页")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.roots.books import panels, wording  # noqa: F401 - the words and the panel register themselves
