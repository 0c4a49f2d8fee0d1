"""Honours as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class HonoursConfig(RegisterApp):
    name = "yinxin.apps.registers.honours"
    label = "honours"
    verbose_name = _("荣誉市民和荣誉称号")
