"""What people may do on the way of a task. Each verb is one transaction with its event in the audit record."""

from __future__ import annotations

from yinxin.apps.progress.actions.linking import link, unlink
from yinxin.apps.progress.actions.moving import Particulars, move, move_part, sign_each

__all__ = ["Particulars", "link", "move", "move_part", "sign_each", "unlink"]
