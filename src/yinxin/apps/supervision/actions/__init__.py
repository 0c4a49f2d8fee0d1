"""What people may do in supervision. Each verb is one transaction with its event in the audit record."""

from __future__ import annotations

from yinxin.apps.supervision.actions.assessing import announce, appeal, begin_assessment, decide_appeal, freeze
from yinxin.apps.supervision.actions.drafting import Asked, draft, drop_template, set_template
from yinxin.apps.supervision.actions.funding import Budget, Paid, budget, pay, rebudget
from yinxin.apps.supervision.actions.promising import promise, take_off
from yinxin.apps.supervision.actions.proposing import Topic, hand_over, lead_on, propose
from yinxin.apps.supervision.actions.supervising import Demand, ask_again, issue, reply, settle, withdraw

__all__ = [
    "Asked",
    "Budget",
    "Demand",
    "Paid",
    "Topic",
    "announce",
    "appeal",
    "ask_again",
    "begin_assessment",
    "budget",
    "decide_appeal",
    "draft",
    "drop_template",
    "freeze",
    "hand_over",
    "issue",
    "lead_on",
    "pay",
    "promise",
    "propose",
    "rebudget",
    "reply",
    "set_template",
    "settle",
    "take_off",
    "withdraw",
]
