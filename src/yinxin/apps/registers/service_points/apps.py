"""涉侨服务点和黄页 as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class ServicePointsConfig(RegisterApp):
    name = "yinxin.apps.registers.service_points"
    label = "service_points"
    verbose_name = _("涉侨服务点和黄页")
