"""Which paper is made by which writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils import translation

from yinxin.apps.plans.models import Plan
from yinxin.apps.supervision.drafts.brief import brief
from yinxin.apps.supervision.drafts.bulletin import bulletin
from yinxin.apps.supervision.drafts.evaluation import evaluation
from yinxin.apps.supervision.drafts.figures import Figures
from yinxin.apps.supervision.drafts.standing import Standing, standing_of
from yinxin.apps.supervision.drafts.summary import summary
from yinxin.apps.supervision.models import PaperKind

WRITERS: Mapping[str, Callable[[Standing, Figures], dict[str, Any]]] = MappingProxyType(
    {
        PaperKind.BULLETIN.value: bulletin,
        PaperKind.SUMMARY.value: summary,
        PaperKind.EVALUATION.value: evaluation,
        PaperKind.BRIEF.value: brief,
    }
)


def written(plan: Plan, kind: str, first: date, last: date, as_of: date) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The content of a paper and its figures, as plain values that JSON keeps."""
    figures = Figures()
    with translation.override("zh-hans"):
        content = WRITERS[kind](standing_of(plan, first, last, as_of), figures)
    return content, figures.as_json()
