"""The sessions as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "yinxin.kit.sessions"
    label = "browsers"
    verbose_name = _("登录的设备")
    default_auto_field = "django.db.models.BigAutoField"
