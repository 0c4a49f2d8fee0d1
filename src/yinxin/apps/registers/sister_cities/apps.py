"""The register of sister cities as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class SisterCitiesConfig(RegisterApp):
    name = "yinxin.apps.registers.sister_cities"
    label = "sister_cities"
    verbose_name = _("友好城市")

    def ready(self) -> None:
        super().ready()
        from yinxin.apps.registers.sister_cities import wording  # noqa: F401 - the words register themselves
