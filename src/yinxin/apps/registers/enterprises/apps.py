"""The register of overseas-Chinese enterprises as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class EnterprisesConfig(RegisterApp):
    name = "yinxin.apps.registers.enterprises"
    label = "enterprises"
    verbose_name = _("侨资企业")
