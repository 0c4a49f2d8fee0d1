"""The columns of the responsibility list: what each prints for a task, on the page and in a file alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.plans.models import Task, TaskUnit


@dataclass(frozen=True, slots=True)
class Column:
    """`shown` columns stand in the list until a reader chooses others; `across` ones only in a list of several plans.

    `wide` columns hold long text.
    """

    name: str
    label: str | Promise
    text: Callable[[Task], str]
    shown: bool = True
    wide: bool = False
    across: bool = False


def names(role: TaskUnit.Role) -> Callable[[Task], str]:
    def of(task: Task) -> str:
        return "，".join(unit.name for unit in task.units.all() if unit.role == role and unit.until is None)

    return of


COLUMNS: tuple[Column, ...] = (
    # Every plan counts its tasks from 1: beside each other their numbers say nothing without the plan.
    Column("plan", _("计划"), lambda task: task.plan.title, shown=False, across=True),
    Column("serial", _("序号"), lambda task: str(task.serial)),
    Column("section", pgettext_lazy("清单", "类别"), lambda task: " / ".join(task.path)),
    Column("title", _("重点任务"), lambda task: task.title, wide=True),
    Column("text", _("任务内容"), lambda task: task.text, shown=False, wide=True),
    Column("measures", _("工作措施"), lambda task: "\n".join(task.measures), shown=False, wide=True),
    Column(
        "phases",
        _("阶段目标"),
        lambda task: "\n".join(f"{phase.label}：{phase.text}" for phase in task.phases.all()),
        shown=False,
        wide=True,
    ),
    Column("safeguards", _("保障措施"), lambda task: task.safeguards, shown=False, wide=True),
    Column("lead", _("牵头单位"), names(TaskUnit.Role.LEAD)),
    Column("members", _("责任单位"), names(TaskUnit.Role.MEMBER)),
    Column("guides", _("指导单位"), names(TaskUnit.Role.GUIDE), shown=False),
    Column("due", _("完成时限"), lambda task: task.due_text or task.due),
    Column(
        "recurrence", _("周期"), lambda task: str(task.get_recurrence_display()) if task.recurrence else "", shown=False
    ),
    Column(
        "figures",
        _("指标"),
        lambda task: "\n".join(figure.quote for figure in task.figures.all()),
        shown=False,
        wide=True,
    ),
    # Until units report, every task has the same one.
    Column("status", _("进展状态"), lambda task: str(task.get_status_display()), shown=False),
    Column("notes", _("备注"), lambda task: task.notes, shown=False, wide=True),
)

BY_NAME = {column.name: column for column in COLUMNS}


def chosen(wanted: list[str], *, across: bool = False) -> tuple[Column, ...]:
    """The columns asked for, in the order of the table; the usual ones where none is asked for. `across`: of several plans."""
    if wanted:
        return tuple(column for column in COLUMNS if column.name in wanted)
    return tuple(column for column in COLUMNS if column.shown or (across and column.across))
