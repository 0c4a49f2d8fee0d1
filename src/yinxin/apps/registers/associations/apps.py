"""The register of associations as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class AssociationsConfig(RegisterApp):
    name = "yinxin.apps.registers.associations"
    label = "associations"
    verbose_name = _("侨团")
