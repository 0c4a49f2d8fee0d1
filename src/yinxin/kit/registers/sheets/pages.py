"""What the pages of sheets show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from yinxin.kit.outbox.models import Job
from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets import loading
from yinxin.kit.registers.sheets.forms import DecisionForm, LoadForm, UndoForm

SHOWN_OF_A_GROUP = 50
CHANGES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """Faults of one kind in one column. `number` tells its form from the others on the page."""

    number: int
    fault: dict[str, Any]

    @property
    def count(self) -> int:
        return len(self.fault["cells"])

    @property
    def cells(self) -> list[Any]:
        return list(self.fault["cells"][:SHOWN_OF_A_GROUP])

    @property
    def more(self) -> int:
        return max(0, self.count - SHOWN_OF_A_GROUP)

    @property
    def word(self) -> str:
        return str(self.fault["cells"][0][1])


@dataclass(frozen=True, slots=True)
class LoadPage:
    """`decision`, `loading` and `undoing` are the forms, bound where one was refused."""

    load: Load
    decision: DecisionForm
    loading: LoadForm
    undoing: UndoForm
    number: int = 1

    @property
    def findings(self) -> dict[str, Any]:
        return self.load.shown

    @property
    def columns(self) -> list[tuple[dict[str, Any], Any]]:
        """Each column of the sheet with the question what it is."""
        return [(one, self.decision[f"column_{one['place']}"]) for one in self.findings.get("headers", ())]

    @property
    def groups(self) -> list[Group]:
        return [Group(number, one) for number, one in enumerate(self.findings.get("groups", ()))]

    @property
    def changes(self) -> Page[Any]:
        return Paginator(self.findings.get("changes", []), CHANGES_ON_A_PAGE).get_page(self.number)

    @property
    def may_load(self) -> bool:
        ready = not self.findings.get("open") and not self.findings.get("missing")
        return bool(self.load.is_open and ready and self.load.count("new") + self.load.count("changed"))

    @property
    def job(self) -> Job | None:
        return loading.job_of(self.load) if self.load.is_running else None

    @property
    def failure(self) -> str:
        return loading.broken_off(self.load, self.job) or self.load.refusal

    @property
    def percent(self) -> int:
        job = self.job
        return round(100 * job.done / job.total) if job and job.total else 0


def page_of(load: Load, number: int = 1, **bound: Any) -> LoadPage:
    forms = {"decision": DecisionForm(load=load), "loading": LoadForm(), "undoing": UndoForm()}
    return LoadPage(load, **(forms | bound), number=number)
