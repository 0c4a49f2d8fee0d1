"""The search index as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "yinxin.kit.search"
    label = "search"
    verbose_name = _("检索")
