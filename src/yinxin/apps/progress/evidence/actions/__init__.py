"""What people do at the evidence desk. Each verb is one transaction with its event in the audit record."""

from __future__ import annotations

from yinxin.apps.progress.evidence.actions.deciding import confirm, set_aside, take_back
from yinxin.apps.progress.evidence.actions.discarding import discard
from yinxin.apps.progress.evidence.actions.reading import read_again
from yinxin.apps.progress.evidence.actions.uploading import Receipt, Sender, upload

__all__ = ["Receipt", "Sender", "confirm", "discard", "read_again", "set_aside", "take_back", "upload"]
