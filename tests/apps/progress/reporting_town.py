"""The sample town's plan in the year it is reported on, with rounds, and the ways a person uses the pages of reporting."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.people import LONG_AGO, Cast, make_user
from tests.factories.proposals import confirmed
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress.models import Line, Round
from yinxin.apps.progress.reporting import opening
from yinxin.apps.progress.reporting.opening import Opening

AUTUMN = Opening("2026年10月", date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 2), 20)


def plan_of(cast: Cast) -> Plan:
    plan = confirmed(cast).plan
    assert plan is not None
    return plan


def opened(cast: Cast, plan: Plan | None = None, asked: Opening = AUTUMN) -> Round:
    return opening.open_round(plan or plan_of(cast), asked, by=cast.office)


def task(plan: Plan, serial: int) -> Task:
    return plan.tasks.get(serial=serial)


def line(row: Round, serial: int, unit: Unit) -> Line:
    return Line.objects.select_related("task", "unit", "round").get(round=row, task__serial=serial, unit=unit)


def reporter_of(unit: Unit, number: int) -> User:
    user = make_user(f"填报{number}", f"tian{number}@example.com")
    people.give_post(user, unit, Role.REPORTER, since=LONG_AGO, by=None)
    return user


def sent(one: Line, do: str = "submit", **cells: object) -> dict[str, object]:
    """What the page sends for one card; `value` and `sure` are of its first indicator."""
    prefix = f"line{one.pk}-"
    figure = one.task.figures.order_by("order").first()
    named = {"value": f"value-{figure.pk}", "sure": f"sure-{figure.pk}"} if figure else {}
    cells = {f"{prefix}{named.get(name, name)}": value for name, value in cells.items()}
    return {"line": [one.pk], "do": do if ":" in do or do in ("save", "all") else f"{do}:{one.pk}", **cells}


def workbook(*rows: tuple[object, ...], merged: tuple[tuple[int, int, int, int, str], ...] = ()) -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write(number, column, cell)
        for area in merged:
            page.merge_range(*area)
    return kept.getvalue()


def as_upload(data: bytes, name: str = "表.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)
