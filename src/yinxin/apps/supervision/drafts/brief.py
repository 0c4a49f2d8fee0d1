"""一页简报: what changed, and what somebody has to decide, for a leader who has one minute."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from yinxin.apps.progress.models import Light
from yinxin.apps.supervision.drafts.bulletin import heading, lights
from yinxin.apps.supervision.drafts.figures import Figures
from yinxin.apps.supervision.drafts.standing import Row, Standing
from yinxin.apps.supervision.drafts.wording import lines
from yinxin.domain.progress.acts import Act, State

LONG_OVERDUE = timedelta(days=14)
FEW = 6
"""So many lines of a kind fit on the page; how many there are is said, and one click away."""


def brief(standing: Standing, figures: Figures) -> dict[str, Any]:
    """The content of the page. Of each kind the first `FEW` are printed, those that wait longest before the others."""
    changes = {
        "accepted": ("本期验收", standing.finished_now()),
        "returned": ("验收退回", standing.with_act(Act.SEND_BACK)),
        "put-off": ("同意延期", standing.with_act(Act.GRANT_EXTENSION)),
        "stopped": ("暂停、并入或取消", standing.with_act(Act.SUSPEND, Act.MERGE, Act.CANCEL)),
    }
    waiting = {
        "to-accept": ("已报完成，等待验收", standing.in_state(State.REPORTED)),
        "asked": ("申请延期或暂停，等待决定", standing.having(_asks)),
        "overdue": (
            "逾期两周以上",
            [row for row in standing.overdue() if row.due and row.due + LONG_OVERDUE <= standing.as_of],
        ),
        "silent": ("亮灰灯，到时没有报告", standing.lit(Light.GREY)),
    }
    return {
        "title": f"《{standing.plan.title}》进展简报",
        **heading(standing),
        "total": figures.count("total", "清单中的任务", [row.pk for row in standing.rows]),
        "done": figures.count("done-all", "已验收的任务", [row.pk for row in standing.in_state(State.ACCEPTED)]),
        **lights(standing, figures),
        "changes": _kinds(changes, standing, figures, "changed"),
        "decisions": _kinds(waiting, standing, figures, "waits"),
    }


def _kinds(
    kinds: dict[str, tuple[str, list[Row]]], standing: Standing, figures: Figures, name: str
) -> list[dict[str, Any]]:
    found = []
    for code, (title, rows) in kinds.items():
        if rows:
            first = sorted(rows, key=lambda row: (row.due is None, row.due, row.pk))[:FEW]
            found.append(
                {
                    "title": title,
                    "count": figures.count(f"{name}-{code}", f"{title}的任务", [row.pk for row in rows]),
                    "tasks": lines(first, standing, figures, f"{name}-{code}"),
                    "more": len(rows) > FEW,
                }
            )
    return found


def _asks(row: Row) -> bool:
    kept = getattr(row.task, "progress", None)
    return bool(kept and kept.asked)
