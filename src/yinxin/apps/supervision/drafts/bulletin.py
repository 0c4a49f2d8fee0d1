"""通报: how a plan stands, what was finished, what is behind, and what comes next. Units are named as they lead, never ranked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from yinxin.apps.progress.lights import OFF
from yinxin.apps.progress.models import Light
from yinxin.apps.supervision.drafts.figures import Figures
from yinxin.apps.supervision.drafts.standing import Row, Standing, keys_of
from yinxin.apps.supervision.drafts.wording import day, lines
from yinxin.domain.progress.acts import FINISHED, Act, State

LISTED = 30
"""So many of the tasks nobody reported on are printed by name; how many there are is said."""

AHEAD = timedelta(days=30)
"""What ends within so many days is called to mind."""


def bulletin(standing: Standing, figures: Figures) -> dict[str, Any]:
    """The content of the paper; its figures are kept in `figures`."""
    accepted = standing.in_state(State.ACCEPTED)
    overdue = standing.overdue()
    silent = standing.silent()
    done = standing.finished_now()
    put_off = standing.with_act(Act.GRANT_EXTENSION)
    returned = standing.in_state(State.RETURNED)
    coming = standing.having(
        lambda row: bool(
            row.due and standing.as_of <= row.due <= standing.as_of + AHEAD and row.task.status not in FINISHED
        )
    )
    return {
        "title": f"关于《{standing.plan.title}》进展情况的通报",
        **heading(standing),
        "total": figures.count("total", "清单中的任务", keys_of(standing.rows)),
        "accepted": figures.count("accepted", "已验收的任务", keys_of(accepted)),
        "rate": figures.share(
            "rate", "已验收的任务占全部任务（不含已并入和取消的）", keys_of(accepted), keys_of(standing.counted())
        ),
        "reported": figures.count("reported", "已报完成、等待验收的任务", keys_of(standing.in_state(State.REPORTED))),
        "overdue": figures.count("overdue", "到期没有完成的任务", keys_of(overdue)),
        **lights(standing, figures),
        "sections": sections(standing, figures),
        "done_count": figures.count("done", "本期验收的任务", keys_of(done)),
        "done": lines(done, standing, figures, "done"),
        "late": lines(overdue, standing, figures, "late"),
        "silent_count": figures.count("silent", "正在办理而本期没有报告的任务", keys_of(silent)),
        "silent": lines(silent[:LISTED], standing, figures, "silent"),
        "silent_more": len(silent) > LISTED,
        "returned_count": figures.count("returned", "验收退回、还没有重新报完成的任务", keys_of(returned)),
        "returned": lines(returned, standing, figures, "returned"),
        "put_off_count": figures.count("put-off", "本期同意延期的任务", keys_of(put_off)),
        "put_off": lines(put_off, standing, figures, "put-off"),
        "coming_count": figures.count("coming", f"{day(standing.as_of + AHEAD)}前到期的任务", keys_of(coming)),
        "coming": lines(coming, standing, figures, "coming"),
    }


def heading(standing: Standing) -> dict[str, Any]:
    """What every paper says of itself."""
    return {
        "plan": standing.plan.title,
        "number": standing.plan.document_number,
        "place": standing.plan.place.name,
        "issuer": standing.plan.issuer or standing.plan.place.name,
        "first": day(standing.first),
        "last": day(standing.last),
        "as_of": day(standing.as_of),
        "year": str(standing.last.year),
    }


def lights(standing: Standing, figures: Figures) -> dict[str, Any]:
    """How many tasks have each light."""
    named = ((Light.RED, "红灯"), (Light.AMBER, "黄灯"), (Light.GREY, "灰灯"), (Light.GREEN, "绿灯"))
    counted = {
        light.value: figures.count(light.value, f"亮{name}的任务", keys_of(standing.lit(light)))
        for light, name in named
    }
    return {**counted, OFF: figures.count(OFF, "已暂停、并入或取消、不亮灯的任务", keys_of(standing.lit(OFF)))}


def sections(standing: Standing, figures: Figures) -> list[dict[str, Any]]:
    """The same for each part of the plan."""
    columns: tuple[tuple[str, str, Callable[[Row], bool]], ...] = (
        ("total", "的任务", lambda _row: True),
        ("accepted", "已验收的任务", lambda row: row.task.status == State.ACCEPTED),
        ("red", "亮红灯的任务", lambda row: row.light == Light.RED),
        ("amber", "亮黄灯的任务", lambda row: row.light == Light.AMBER),
        ("grey", "亮灰灯的任务", lambda row: row.light == Light.GREY),
    )
    found = []
    for number, title in enumerate(standing.sections(), start=1):
        rows = standing.having(lambda row, title=title: row.section == title)  # type: ignore[misc]
        counted = {
            name: figures.count(
                f"s{number}-{name}", f"“{title or '其他'}”{label}", keys_of([row for row in rows if test(row)])
            )
            for name, label, test in columns
        }
        found.append({"title": title or "其他", **counted})
    return found
