"""The door for gunicorn."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from yinxin.kit.env import SettingError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")

try:
    application = get_wsgi_application()
except SettingError as wrong:
    raise SystemExit(str(wrong)) from None
