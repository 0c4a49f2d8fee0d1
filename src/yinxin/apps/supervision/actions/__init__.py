"""What people may do in supervision. Each verb is one transaction with its event in the audit record."""

from __future__ import annotations

from yinxin.apps.supervision.actions.drafting import Asked, draft, drop_template, set_template
from yinxin.apps.supervision.actions.supervising import Demand, ask_again, issue, reply, settle, withdraw

__all__ = [
    "Asked",
    "Demand",
    "ask_again",
    "draft",
    "drop_template",
    "issue",
    "reply",
    "set_template",
    "settle",
    "withdraw",
]
