"""The form that judges the state of the responsibility list, all of which stands in the address of the page."""

from __future__ import annotations

import re
from typing import Any, Protocol

from django import forms
from django.conf import settings
from django.db.models import F, OrderBy, Q, QuerySet
from django.http import QueryDict
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans import search
from yinxin.apps.plans.columns import COLUMNS
from yinxin.apps.plans.models import Figure, Phase, Section, Task, TaskUnit

FACETS = ("section", "lead", "unit", "phase", "year", "status", "light", "alarm", "figure")

GROUPINGS = [("", _("不分组")), ("section", _("按章节")), ("unit", _("按牵头单位")), ("due", _("按完成年份"))]

SORTS = [
    ("order", _("文件次序")),
    ("due", _("完成时限")),
    ("-due", _("完成时限（从后往前）")),
    ("title", _("标题")),
    ("serial", _("序号")),
]

# Databases disagree on where rows without a date stand; here they always come last.
SORT_FIELDS: dict[str, tuple[str | OrderBy, ...]] = {
    "": ("plan", "order", "pk"),
    "order": ("plan", "order", "pk"),
    "due": (F("due_on").asc(nulls_last=True), "plan", "order", "pk"),
    "-due": (F("due_on").desc(nulls_last=True), "plan", "order", "pk"),
    "title": ("title", "pk"),
    "serial": ("plan", "serial", "pk"),
}

NO_DATE = "none"

# A phase can be called anything.
MEANINGFUL = {
    "section": re.compile(r"[0-9]{1,18}"),
    "lead": re.compile(r"[ug][0-9]{1,18}|n.+"),
    "unit": re.compile(r"[ug][0-9]{1,18}|n.+"),
    "year": re.compile(r"[0-9]{4}|none"),
    "status": re.compile("|".join(Task.Status.values)),
    "light": re.compile(r"[a-z]{1,10}"),
    "alarm": re.compile(r"[a-z-]{1,20}"),
    "figure": re.compile(r"yes|no"),
}


class FacetFromAbove(Protocol):
    """A facet of the list about which an app above this one knows: settings name it (TASK_FACETS)."""

    def passes(self, values: list[str]) -> Q: ...

    def counted(self, tasks: QuerySet[Task]) -> list[tuple[str, str, int]]:
        """Value, label and how many tasks have it."""
        ...


def known_above(name: str) -> FacetFromAbove:
    facet: FacetFromAbove = import_string(settings.TASK_FACETS[name])
    return facet


class Values(forms.MultipleChoiceField):
    """Values of a facet. A value nobody has any more narrows the list to nothing; it is not an error of the reader's."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False)

    def to_python(self, value: Any) -> list[str]:
        """PostgreSQL refuses a NUL even as a value to compare with; no row has the mark that stands for it here."""
        return [item.replace("\0", "\ufffd") for item in super().to_python(value)]

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= 200


class TaskFilterForm(forms.Form):
    """Filters, grouping, sorting and columns of a list of tasks: the same for page, export and API."""

    q = forms.CharField(label=_("检索"), required=False, max_length=100)
    plan = forms.IntegerField(label=_("计划"), required=False, min_value=1, max_value=2**62)
    section = Values(_("章节"))
    lead = Values(_("牵头单位"))
    unit = Values(_("单位"))
    phase = Values(_("阶段"))
    year = Values(_("完成年份"))
    status = Values(_("进展状态"))
    light = Values(_("亮灯"))
    alarm = Values(_("提醒"))
    figure = Values(_("有无指标"))
    group = forms.ChoiceField(label=_("分组"), required=False, choices=GROUPINGS)
    sort = forms.ChoiceField(label=_("排序"), required=False, choices=SORTS)
    columns = forms.MultipleChoiceField(
        label=_("显示的栏目"), required=False, choices=[(column.name, column.label) for column in COLUMNS]
    )

    def __init__(self, *args: Any, forgiving: bool = False, **options: Any) -> None:
        """`forgiving`: what no facet can mean is left out and told in `ignored`; a program that asks for it finds nothing."""
        super().__init__(*args, **options)
        self.forgiving = forgiving
        self.ignored: list[tuple[str, str]] = []

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in FACETS if self.forgiving else ():
            sense = MEANINGFUL.get(name)
            self.ignored += [(name, value) for value in data.get(name) or [] if sense and not sense.fullmatch(value)]
            data[name] = [value for value in data.get(name) or [] if (name, value) not in self.ignored]
        return data

    def without_ignored(self, state: QueryDict) -> QueryDict:
        """The address as it was taken, for the links of the page."""
        kept = state.copy()
        for name, _value in self.ignored:
            kept.setlist(name, [value for value in kept.getlist(name) if (name, value) not in self.ignored])
        return kept

    def narrow(self, tasks: QuerySet[Task], *, leave_out: str | None = None) -> QuerySet[Task]:
        """The tasks that pass; a facet that is counted leaves out its own filter, so that others of it can be chosen."""
        state = self.cleaned_data
        if state.get("plan"):
            tasks = tasks.filter(plan=state["plan"])
        tasks = search.matching(tasks, state.get("q") or "")
        for name in FACETS:
            if name != leave_out and state.get(name):
                tasks = tasks.filter(
                    PASSES[name](state[name]) if name in PASSES else known_above(name).passes(state[name])
                )
        return tasks

    def sorted(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        return tasks.order_by(*SORT_FIELDS[self.cleaned_data.get("sort") or ""])


def _of_section(values: list[str]) -> Q:
    trails = Section.objects.filter(pk__in=_numbers(values)).values_list("trail", flat=True)
    passes = Q(pk__in=[])
    for trail in trails:
        passes |= Q(section__trail__startswith=trail)
    return passes


def _of_units(values: list[str], roles: list[str]) -> Q:
    """“u12” is a unit, itself or through its groups; “g3” a group as printed; “n…” a name nobody has resolved."""
    units = _numbers([value[1:] for value in values if value.startswith("u")])
    groups = _numbers([value[1:] for value in values if value.startswith("g")])
    named = [value[1:] for value in values if value.startswith("n")]
    parts = TaskUnit.objects.filter(until__isnull=True, role__in=roles).filter(
        Q(unit__in=units)
        | Q(group__members__in=units)
        | Q(group__in=groups)
        | Q(unit__isnull=True, group__isnull=True, name__in=named)
    )
    return Q(pk__in=parts.values("task"))


def _of_lead(values: list[str]) -> Q:
    return _of_units(values, [TaskUnit.Role.LEAD])


def _of_unit(values: list[str]) -> Q:
    return _of_units(values, list(TaskUnit.Role.values))


def _of_phase(values: list[str]) -> Q:
    return Q(pk__in=Phase.objects.filter(label__in=values).exclude(text="").values("task"))


def _of_year(values: list[str]) -> Q:
    passes = Q(due_on__year__in=[year for year in _numbers(values) if 1 <= year <= 9999])
    return passes | Q(due_on__isnull=True) if NO_DATE in values else passes


def _of_figure(values: list[str]) -> Q:
    having = Figure.objects.filter(task__isnull=False).values("task")
    passes = Q(pk__in=[])
    if "yes" in values:
        passes |= Q(pk__in=having)
    if "no" in values:
        passes |= ~Q(pk__in=having)
    return passes


PASSES = {
    "section": _of_section,
    "lead": _of_lead,
    "unit": _of_unit,
    "phase": _of_phase,
    "year": _of_year,
    "status": lambda values: Q(status__in=values),
    "figure": _of_figure,
}


def _numbers(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) <= 18]
