"""Donation projects as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class DonationsConfig(RegisterApp):
    name = "yinxin.apps.registers.donations"
    label = "donations"
    verbose_name = _("侨捐项目")

    def ready(self) -> None:
        super().ready()
        from yinxin.apps.registers.donations import refusals, wording  # noqa: F401 - they register themselves
