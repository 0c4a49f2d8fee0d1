"""The door for gunicorn, shut while a start-up check finds what would lose or leak data."""

from __future__ import annotations

import os
import sys

from yinxin.domain.errors import RefusedError
from yinxin.kit import door
from yinxin.kit.env import SettingError
from yinxin.kit.occupied import serve_here
from yinxin.kit.refusals.sentences import sentence_of
from yinxin.kit.starting import refuse_unsafe

WORKER_CANNOT_BOOT = 3
"""The exit code by which gunicorn's first process knows that starting the worker again would not help."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")

try:
    application = door.application()
    refuse_unsafe()
    serve_here()
except (SettingError, RefusedError) as wrong:
    sys.stderr.write(f"{sentence_of(wrong) if isinstance(wrong, RefusedError) else wrong}\n")
    raise SystemExit(WORKER_CANNOT_BOOT) from None
