"""The register of overseas-Chinese enterprises as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class EnterprisesConfig(RegisterApp):
    name = "yinxin.apps.registers.enterprises"
    label = "enterprises"
    verbose_name = _("侨资企业")

    def ready(self) -> None:
        super().ready()
        from yinxin.apps.registers.enterprises import wording  # noqa: F401 - the sentences register themselves
