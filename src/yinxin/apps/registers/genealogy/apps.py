"""The catalogue of genealogies and periodicals as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class GenealogyConfig(RegisterApp):
    name = "yinxin.apps.registers.genealogy"
    label = "genealogy"
    verbose_name = _("族谱与侨刊目录")
