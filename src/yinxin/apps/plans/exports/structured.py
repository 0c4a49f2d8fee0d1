"""The list as JSON in the shape of the published proposal, for other programs."""

from __future__ import annotations

import json

from yinxin.apps.plans.duty import as_value, figure_value
from yinxin.apps.plans.exports.layout import Layout
from yinxin.domain.plans.proposal import value_as_json

FORMAT = "yinxin.list/1"


def write(layout: Layout) -> bytes:
    plan = layout.plan
    period = None
    if plan.period_start and plan.period_end:
        period = {"start": plan.period_start.isoformat(), "end": plan.period_end.isoformat()}
    content = {
        "format": FORMAT,
        "title": plan.title,
        "document_number": plan.document_number or None,
        "issuer": plan.issuer or None,
        "classification": "内部" if plan.classification == "internal" else None,
        "period": period,
        "lead_rule": plan.lead_rule,
        "tasks": [value_as_json(as_value(task)) for task in layout.tasks],
        "indicators": [value_as_json(figure_value(figure)) for task in layout.tasks for figure in task.figures.all()],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
