"""Two people did at once what cannot be done at once: the database let one pass and undid the other whole, which may try again."""

from __future__ import annotations

from django.db import OperationalError
from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals.sentences import say

CONFLICT = 409

SQLSTATES = frozenset({"40P01", "40001", "55P03"})
"""PostgreSQL: a deadlock was ended, transactions would have contradicted each other, a lock was not had in time."""

say({"crowded": _("别人正在办理相关的事项，这次没有保存。请稍等片刻再试一次。")}, status=CONFLICT)


def is_crowded(error: BaseException) -> bool:
    """Whether the same request, sent again, may well succeed. On SQLite the wait for the one writer was too long."""
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None)
    code = getattr(cause, "sqlite_errorname", "")
    return state in SQLSTATES or code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
