"""E-mail as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "yinxin.kit.mail"
    label = "mail"
    verbose_name = _("邮件")
    default_auto_field = "django.db.models.BigAutoField"
