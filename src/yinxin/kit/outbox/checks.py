"""A start-up check: a schedule with a wrong name would simply never happen."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from yinxin.kit.outbox.schedules import declared


@register()
def every_schedule_is_there(**_: Any) -> list[CheckMessage]:
    """Each name in SCHEDULES leads to a schedule, and that to a function."""
    try:
        declared()
    except (ImportError, TypeError, ValueError) as error:
        return [Error(f"设置 SCHEDULES 有误（{error}）：请改正名称。", id="yinxin.E014")]
    return []
