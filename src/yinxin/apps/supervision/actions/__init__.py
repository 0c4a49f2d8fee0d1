"""What people may do in supervision. Each verb is one transaction with its event in the audit record."""

from __future__ import annotations

from yinxin.apps.supervision.actions.supervising import Demand, ask_again, issue, reply, settle, withdraw

__all__ = ["Demand", "ask_again", "issue", "reply", "settle", "withdraw"]
