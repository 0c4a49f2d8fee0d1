"""A duty as the matcher sees it: its words by weight, its units, and the passages that a statement may echo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yinxin.domain.plans.proposal import Task


@dataclass(frozen=True, slots=True)
class Duty:
    """One task of a plan, its figures still in its words. `units` as printed; `path` the headings above it."""

    id: str
    title: str
    text: str
    path: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    """Safeguards and notes: said of the duty, seldom what is reported."""

    def whole(self) -> str:
        """The whole of the duty with its measures and phases, each said once."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        said = ""
        for part in (self.title, self.text, *self.measures, *self.phases):
            bare = "".join(part.split())
            if bare and bare not in said and not (part is self.title and bare in "".join(self.text.split())):
                said += bare
                yield part


def duty_of(task: Task) -> Duty:
    """The duty that a task of a proposal is."""
    return Duty(
        id=task.id,
        title=task.title,
        text=task.text,
        path=task.path,
        measures=task.measures,
        phases=tuple(f"{phase.label}：{phase.text}" for phase in task.phases if phase.text.strip()),
        units=tuple(unit.name for unit in task.units),
        asides=tuple(part for part in (task.safeguards, task.notes) if part),
    )
