"""The preview of a ledger: each row beside the task it was matched to, what is still to be corrected first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.models import Ledger
from yinxin.apps.progress.reporting.forms import RowsForm
from yinxin.domain.progress.ledger import HEADINGS, Column

PER_PAGE = 100
FAULTS: dict[str, str | Promise] = {
    "ledger-day": _("日期看不懂。请写成 2031-03-05 的样子，改好后重新上传。"),
    "ledger-future": _("日期晚于今天。请改正后重新上传。"),
    "ledger-tick": _("不知道是“是”还是“否”。请改写后重新上传。"),
    "ledger-accepted-early": _("验收日期早于完成日期。请改正后重新上传。"),
    "ledger-nameless": _("没有任务名称，也没有序号。请补上后重新上传，或不导入。"),
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row with its fields of the form. `needs` says why it cannot be taken yet; empty where it can."""

    row: dict[str, Any]
    unit: str
    task_field: Any
    skip_field: Any
    needs: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """`counts`: rows that are ready, doubtful, and left out."""

    ledger: Ledger
    rows: tuple[PreviewRow, ...]
    page: Page[Any]
    form: RowsForm
    labels: tuple[str, ...]
    ready: int
    unready: int
    skipped: int


def ledger_page(ledger: Ledger, sent: QueryDict | None, number: str | None) -> LedgerPage:
    """Rows that want a person come first."""
    order = sorted(range(len(ledger.rows)), key=lambda place: (not _wants(ledger.rows[place]), place))
    page = Paginator(order, PER_PAGE).get_page(number)
    tasks = Task.objects.filter(plan=ledger.plan_id, standing=Task.Standing.IN_LIST).order_by("order", "pk")
    labels = {task.pk: f"{task.serial} {task.title[:80]}" for task in tasks}
    keys = {label: pk for pk, label in labels.items()}
    places = list(page)
    initial = {f"task-{at}": labels.get(ledger.rows[at]["task"] or 0, "") for at in places}
    initial |= {f"skip-{at}": ledger.rows[at]["skip"] for at in places}
    form = RowsForm(sent, places=places, tasks=keys, initial=initial)
    units = dict(Unit.objects.filter(pk__in={row["unit_key"] for row in ledger.rows}).values_list("pk", "name"))
    rows = tuple(
        PreviewRow(one, units.get(one["unit_key"], ""), form[f"task-{at}"], form[f"skip-{at}"], _needs(one))
        for at in places
        for one in [ledger.rows[at]]
    )
    skipped = sum(row["skip"] for row in ledger.rows)
    unready = sum(bool(_needs(row)) for row in ledger.rows if not row["skip"])
    return LedgerPage(
        ledger, rows, page, form, tuple(labels.values()), len(ledger.rows) - skipped - unready, unready, skipped
    )


def _wants(row: dict[str, Any]) -> bool:
    return not row["skip"] and (bool(_needs(row)) or not row["sure"])


def _needs(row: dict[str, Any]) -> tuple[str | Promise, ...]:
    found: list[str | Promise] = [f"{HEADINGS[Column(column)][0]}：{FAULTS[code]}" for column, code in row["faults"]]
    if not row["task"]:
        found.append(_("没有找到对应的任务。请选择，或不导入。"))
    if not row["unit_key"]:
        found.append(_("没有对应到单位。请在单位目录里添加这个写法后重新上传，或不导入。"))
    return tuple(found)
