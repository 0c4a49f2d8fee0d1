"""What people may do in supervision. Each verb is one transaction with its event in the audit record."""

from __future__ import annotations

from yinxin.apps.supervision.actions.assessing import announce, appeal, begin_assessment, decide_appeal, freeze
from yinxin.apps.supervision.actions.drafting import Asked, draft, drop_template, set_template
from yinxin.apps.supervision.actions.promising import promise, take_off
from yinxin.apps.supervision.actions.supervising import Demand, ask_again, issue, reply, settle, withdraw

__all__ = [
    "Asked",
    "Demand",
    "announce",
    "appeal",
    "ask_again",
    "begin_assessment",
    "decide_appeal",
    "draft",
    "drop_template",
    "freeze",
    "issue",
    "promise",
    "reply",
    "set_template",
    "settle",
    "take_off",
    "withdraw",
]
