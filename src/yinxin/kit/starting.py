"""Whether the program may start: what a start-up check calls an error stops it, what it calls a warning is told."""

from __future__ import annotations

import sys

from django.core.checks import CheckMessage, run_checks
from django.db import DatabaseError

from yinxin.kit.env import SettingError


def refuse_unsafe() -> None:
    """Stops with one sentence for every fault that would lose or leak data; warnings go to standard error."""
    try:
        found = run_checks(databases=["default"])
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise SettingError(f"数据库打不开（{reason}）：请检查它是否在运行、YINXIN_DATABASE_URL 是否写对。") from None
    if faults := [fault.msg for fault in found if fault.is_serious()]:
        raise SettingError("\n".join(faults))
    sys.stderr.write("".join(f"注意：{_sentence(fault)}\n" for fault in found if not fault.is_silenced()))


def _sentence(fault: CheckMessage) -> str:
    return " ".join(part for part in (fault.msg, fault.hint) if part)
