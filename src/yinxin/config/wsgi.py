"""The door for gunicorn, shut while a start-up check finds what would lose or leak data."""

from __future__ import annotations

import os
import sys

from yinxin.kit import door
from yinxin.kit.env import SettingError
from yinxin.kit.starting import refuse_unsafe

WORKER_CANNOT_BOOT = 3
"""The exit code by which gunicorn's first process knows that starting the worker again would not help."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")

try:
    application = door.application()
    refuse_unsafe()
except SettingError as wrong:
    sys.stderr.write(f"{wrong}\n")
    raise SystemExit(WORKER_CANNOT_BOOT) from None
