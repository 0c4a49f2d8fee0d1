"""Whether the program may start: what a start-up check calls an error stops it, what it calls a warning is told."""

from __future__ import annotations

import sys

from django.core.checks import CheckMessage, run_checks
from django.db import DatabaseError

from yinxin.kit.env import SettingError


def refuse_unsafe() -> None:
    """Stops with one sentence for every fault that would lose or leak data; warnings go to standard error."""
    found = findings()
    if faults := [fault.msg for fault in found if fault.is_serious()]:
        raise SettingError("\n".join(faults))
    sys.stderr.write("".join(f"注意：{sentence(fault)}\n" for fault in found))


def findings(*, with_database: bool = True) -> list[CheckMessage]:
    """What the start-up checks find, those of the database among them. Raises SettingError where it does not answer."""
    try:
        found = run_checks(databases=["default"] if with_database else None)
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise SettingError(f"数据库打不开（{reason}）：请检查它是否在运行、YINXIN_DATABASE_URL 是否写对。") from None
    return [fault for fault in found if fault.is_serious() or not fault.is_silenced()]


def sentence(fault: CheckMessage) -> str:
    """What is wrong and what to do."""
    return " ".join(part for part in (fault.msg, fault.hint) if part)
