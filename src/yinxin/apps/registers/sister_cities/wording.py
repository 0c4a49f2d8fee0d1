"""The acts on targets in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(acts={"sister-cities.set-target": _("登记友城目标"), "sister-cities.remove-target": _("删去友城目标")}, columns={})
