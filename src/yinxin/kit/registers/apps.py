"""The engine of the registers as a Django application, and the base of the applications that declare some."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "yinxin.kit.registers"
    label = "registers"
    verbose_name = _("名录")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from yinxin.kit.registers import (  # noqa: F401 - they register themselves
            checking_index,
            checking_names,
            refusals,
            searching,
            wording,
        )
        from yinxin.kit.registers.logs import panel as _panel_of_logs  # noqa: F401 - as above
        from yinxin.kit.registers.moving import box as _box_of_moving  # noqa: F401 - as above
        from yinxin.kit.registers.moving import refusals as _of_moving  # noqa: F401 - as above
        from yinxin.kit.registers.opendata import dumping  # noqa: F401 - as above
        from yinxin.kit.registers.parts import panel as _panel_of_parts  # noqa: F401 - as above
        from yinxin.kit.registers.public import news  # noqa: F401 - as above
        from yinxin.kit.registers.rounds import box as _box_of_rounds  # noqa: F401 - as above
        from yinxin.kit.registers.rounds import refusals as _of_rounds  # noqa: F401 - as above
        from yinxin.kit.registers.sheets import refusals as _of_sheets  # noqa: F401 - as above
        from yinxin.kit.registers.sheets import wording as _words_of_sheets  # noqa: F401 - as above
        from yinxin.kit.registers.webhooks import telling  # noqa: F401 - as above

        import_string(settings.REGISTER_REMINDERS)  # says what its notices are called


class RegisterApp(AppConfig):
    """An application whose module `registers` adds to the catalogue."""

    default = False  # Django takes the one class of a module that is not this
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls, **options: object) -> None:
        super().__init_subclass__(**options)
        cls.default = True

    def ready(self) -> None:
        import_module(f"{self.name}.registers")
