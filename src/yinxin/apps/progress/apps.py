"""Progress as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    name = "yinxin.apps.progress"
    label = "progress"
    verbose_name = _("进展与验收")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.apps.progress import notice_words, refusals, wording  # noqa: F401 - the sentences register themselves
        from yinxin.apps.progress.evidence import refusals as evidence_refusals  # noqa: F401
        from yinxin.apps.progress.evidence import wording as evidence_wording  # noqa: F401
        from yinxin.apps.progress.feeds import wording as feeds_wording  # noqa: F401
        from yinxin.apps.progress.reporting import refusals as reporting_refusals  # noqa: F401
        from yinxin.apps.progress.reporting import telling  # noqa: F401
        from yinxin.apps.progress.reporting import wording as reporting_wording  # noqa: F401
