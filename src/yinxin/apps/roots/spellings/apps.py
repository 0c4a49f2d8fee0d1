"""The register of spellings as a Django application."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.apps import RegisterApp


class SpellingsConfig(RegisterApp):
    name = "yinxin.apps.roots.spellings"
    label = "spellings"
    verbose_name = _("姓名地名旧拼写")

    def ready(self) -> None:
        super().ready()
        from yinxin.apps.roots.spellings import wording  # noqa: F401 - the sentences register themselves
