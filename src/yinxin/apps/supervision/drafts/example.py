"""An invented plan with something of everything, by which a template is tried before an office prints with it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.apps.progress.models import Light, Progress, Report, TaskEvent
from yinxin.apps.supervision.drafts.standing import Row, Standing
from yinxin.apps.supervision.drafts.values import Value
from yinxin.domain.progress.acts import Act, State

TODAY = date(2026, 7, 1)
STATES = (
    (State.ACCEPTED, Light.GREEN, -9),
    (State.UNDER_WAY, Light.RED, -20),
    (State.UNDER_WAY, Light.GREY, 200),
    (State.RETURNED, Light.AMBER, 9),
    (State.REPORTED, Light.GREEN, 20),
    (State.CANCELLED, Light.GREEN, 30),
)
ACTS = (Act.ACCEPT, Act.GRANT_EXTENSION, Act.SEND_BACK, Act.CANCEL)


def example() -> Standing:
    """Nothing of it is in the database."""
    unit = Unit(pk=1, name="甲单位")
    rows = tuple(_row(number, *stands) for number, stands in enumerate(STATES, start=1))
    events = [TaskEvent(task_id=row.pk, act=act.value, on=TODAY) for row in rows for act in ACTS]
    target = Figure(pk=1, subject="窗口", value=Decimal(3), unit="个", comparator=">=", task_id=1)
    return Standing(
        Plan(pk=1, title="甲计划", issuer="甲", document_number="甲〔2026〕1号", place=Unit(pk=2, name="甲市")),
        TODAY - timedelta(days=30),
        TODAY,
        TODAY,
        rows,
        tuple(events),
        {row.pk: Report(task_id=row.pk, unit=unit, text="已办。", as_of=TODAY) for row in rows},
        {1: Value(Decimal(2), TODAY, unit.name, (1,))},
        (target,),
    )


def _row(number: int, state: State, light: Light, days: int) -> Row:
    task = Task(pk=number, serial=number, title=f"任务{number}", path=["一"], status=state.value)
    due = TODAY + timedelta(days=days)
    Progress(task=task, due_on=due, reported_on=due, asked="ask-extension")  # the task remembers its row
    return Row(task, light.value, due, "甲单位", evidence=1)
