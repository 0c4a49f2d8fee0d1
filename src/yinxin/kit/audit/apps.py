"""The audit record as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "yinxin.kit.audit"
    label = "audit"
    verbose_name = _("操作记录")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.audit import checks, guards, sentences  # noqa: F401  registering is what the imports are for

        # The one use of a framework signal: SQLite forgets triggers when a migration remakes their table.
        post_migrate.connect(guards.after_migrating, sender=self, dispatch_uid="audit.guards")
