"""规划评估: of every indicator its target, its result, how far they are apart, and what shows it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from yinxin.apps.plans.models import Figure
from yinxin.apps.supervision.drafts.bulletin import heading, lights, sections
from yinxin.apps.supervision.drafts.figures import MEASUREMENTS, TARGETS, Figures, plain
from yinxin.apps.supervision.drafts.standing import Row, Standing, keys_of
from yinxin.apps.supervision.drafts.values import Value
from yinxin.apps.supervision.drafts.wording import linked
from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.progress.acts import State
from yinxin.domain.progress.targets import reached

SIGNS = {"=": "", ">=": "不少于", ">": "多于", "<=": "不超过", "<": "少于", "~": "约"}


def evaluation(standing: Standing, figures: Figures) -> dict[str, Any]:
    """The content of the paper. An indicator without a value is listed as such, never guessed."""
    told = indicators(standing, figures)
    accepted = standing.in_state(State.ACCEPTED)
    on_time = [row for row in accepted if _on_time(row)]
    return {
        "title": f"《{standing.plan.title}》实施情况评估",
        **heading(standing),
        "total": figures.count("total", "清单中的任务", keys_of(standing.rows)),
        "accepted": figures.count("accepted", "已验收的任务", keys_of(accepted)),
        "rate": figures.share(
            "rate", "已验收的任务占全部任务（不含已并入和取消的）", keys_of(accepted), keys_of(standing.counted())
        ),
        "on_time": figures.count("on-time", "按期报完成并已验收的任务", keys_of(on_time)),
        **lights(standing, figures),
        "sections": sections(standing, figures),
        "indicators": told,
        "indicator_count": _of_targets(figures, "indicators", "有目标值的指标", standing.targets),
        "met_count": _of_targets(
            figures, "met", "达到目标的指标", [one for one in standing.targets if _met(one, standing)]
        ),
        "unknown_count": _of_targets(
            figures, "unknown", "还没有实测值的指标", [one for one in standing.targets if one.pk not in standing.values]
        ),
    }


def indicators(standing: Standing, figures: Figures) -> list[dict[str, Any]]:
    """Target – result – difference – evidence, one row for each indicator that has a target value."""
    shown = {row.pk: row.evidence for row in standing.rows}
    return [_indicator(figure, standing, figures, shown.get(figure.task_id or 0, 0)) for figure in standing.targets]


def _indicator(figure: Figure, standing: Standing, figures: Figures, evidence: int) -> dict[str, Any]:
    measured = standing.values.get(figure.pk)
    name = f"i{figure.pk}"
    target = figure.value or Decimal(0)
    return {
        "subject": linked(figure.subject, figure.task_id),
        "target": figures.derived(
            f"{name}-target", f"“{figure.subject}”的目标值", plain(target), figure.unit, TARGETS, (figure.pk,)
        ),
        "sign": SIGNS.get(figure.comparator, ""),
        "unit": figure.unit,
        "result": _result(figure, measured, figures, name),
        "difference": _difference(figure, measured, figures, name),
        "judged": _judged(figure, standing),
        "as_of": f"{measured.on:%Y-%m-%d}" if measured else "",
        "said_by": measured.by if measured else "",
        "evidence": figures.derived(
            f"{name}-evidence", f"“{figure.subject}”所属任务的佐证", str(evidence), "件", TARGETS, (figure.pk,)
        )
        if evidence
        else "",
    }


def _result(figure: Figure, measured: Value | None, figures: Figures, name: str) -> dict[str, str] | str:
    if measured is None:
        return ""
    return figures.measured(f"{name}-result", f"“{figure.subject}”的实测值", measured.value, figure.unit, measured.rows)


def _difference(figure: Figure, measured: Value | None, figures: Figures, name: str) -> dict[str, str] | str:
    if measured is None or figure.value is None:
        return ""
    apart = measured.value - figure.value
    text = f"+{plain(apart)}" if apart > 0 else plain(apart)
    return figures.derived(
        f"{name}-difference", f"“{figure.subject}”的实测值减目标值", text, figure.unit, MEASUREMENTS, measured.rows
    )


def _judged(figure: Figure, standing: Standing) -> str:
    if figure.pk not in standing.values:
        return "没有实测值"
    return "达到" if _met(figure, standing) else "未达到"


def _met(figure: Figure, standing: Standing) -> bool:
    measured = standing.values.get(figure.pk)
    if measured is None or figure.value is None:
        return False
    return reached(Comparator(figure.comparator), figure.value, measured.value)


def _of_targets(figures: Figures, code: str, label: str, rows: Any) -> dict[str, str]:
    return figures.count(code, label, [figure.pk for figure in rows], unit="个", of=TARGETS)


def _on_time(row: Row) -> bool:
    kept = row.task.progress
    return bool(kept.reported_on and (row.due is None or kept.reported_on <= row.due))
