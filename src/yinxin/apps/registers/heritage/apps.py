"""文化遗产 as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class HeritageConfig(RegisterApp):
    name = "yinxin.apps.registers.heritage"
    label = "heritage"
    verbose_name = _("文化遗产")
