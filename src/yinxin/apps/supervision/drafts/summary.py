"""工作总结: what was finished in a period, part by part of the plan, in the words of the reports; and what is still to do."""

from __future__ import annotations

from typing import Any

from yinxin.apps.supervision.drafts.bulletin import heading, lights
from yinxin.apps.supervision.drafts.evaluation import indicators
from yinxin.apps.supervision.drafts.figures import Figures
from yinxin.apps.supervision.drafts.standing import Row, Standing, keys_of
from yinxin.apps.supervision.drafts.wording import lines
from yinxin.domain.progress.acts import FINISHED, State


def summary(standing: Standing, figures: Figures) -> dict[str, Any]:
    """The content of the paper. A part of the plan of which nothing was reported is not written about."""
    accepted = standing.in_state(State.ACCEPTED)
    done = standing.finished_now()
    overdue = standing.overdue()
    open_ones = standing.having(lambda row: row.task.status not in FINISHED and row not in overdue)
    return {
        "title": f"《{standing.plan.title}》{_period(standing)}工作总结",
        **heading(standing),
        "total": figures.count("total", "清单中的任务", keys_of(standing.rows)),
        "accepted": figures.count("accepted", "已验收的任务", keys_of(accepted)),
        "rate": figures.share(
            "rate", "已验收的任务占全部任务（不含已并入和取消的）", keys_of(accepted), keys_of(standing.counted())
        ),
        "done_count": figures.count("done", "本期验收的任务", keys_of(done)),
        **lights(standing, figures),
        "parts": _parts(standing, figures, done),
        "indicators": [one for one in indicators(standing, figures) if one["result"]],
        "overdue": figures.count("overdue", "到期没有完成的任务", keys_of(overdue)),
        "late": lines(overdue, standing, figures, "late"),
        "open_count": figures.count("open", "继续办理的任务", keys_of(open_ones)),
        "open": lines(open_ones, standing, figures, "open"),
    }


def _parts(standing: Standing, figures: Figures, done: list[Row]) -> list[dict[str, Any]]:
    found = []
    for number, title in enumerate(standing.sections(), start=1):
        rows = standing.having(lambda row, title=title: row.section == title)  # type: ignore[misc]
        finished = [row for row in rows if row in done]
        going_on = [row for row in rows if row not in done and row.pk in standing.reports]
        if finished or going_on:
            found.append(
                {
                    "title": title or "其他",
                    "done_count": figures.count(
                        f"s{number}-done", f"“{title or '其他'}”本期验收的任务", keys_of(finished)
                    ),
                    "done": lines(finished, standing, figures, f"s{number}-done"),
                    "going_on": lines(going_on, standing, figures, f"s{number}-going-on"),
                }
            )
    return found


def _period(standing: Standing) -> str:
    first, last = standing.first, standing.last
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return f"{first.year}年度"
    return (
        f"{first.year}年{first.month}月至{last.year}年{last.month}月"
        if first.month != last.month
        else f"{first.year}年{first.month}月"
    )
