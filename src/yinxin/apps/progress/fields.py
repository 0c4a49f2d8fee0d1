"""What of progress may be read and set, and by whom. Each part of the app declares its own."""

from __future__ import annotations

from yinxin.apps.progress import judging_fields
from yinxin.apps.progress.evidence import fields as evidence
from yinxin.apps.progress.feeds import fields as feeds
from yinxin.apps.progress.life import fields as life
from yinxin.apps.progress.reporting import fields as reporting

__all__ = ["evidence", "feeds", "judging_fields", "life", "reporting"]
