"""The genealogical part of root-seeking as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class FamiliesConfig(RegisterApp):
    name = "yinxin.apps.roots.families"
    label = "families"
    verbose_name = _("宗族与世系")

    def ready(self) -> None:
        super().ready()
        from yinxin.apps.roots.families import (  # noqa: F401 - words and followers register themselves
            rebooking,
            wording,
        )
