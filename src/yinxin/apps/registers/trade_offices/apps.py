"""境外商务交流处 as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class TradeOfficesConfig(RegisterApp):
    name = "yinxin.apps.registers.trade_offices"
    label = "trade_offices"
    verbose_name = _("境外商务交流处")
