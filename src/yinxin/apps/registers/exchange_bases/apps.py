"""交流基地 as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class ExchangeBasesConfig(RegisterApp):
    name = "yinxin.apps.registers.exchange_bases"
    label = "exchange_bases"
    verbose_name = _("交流基地")
