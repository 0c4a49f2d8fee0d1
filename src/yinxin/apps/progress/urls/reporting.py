"""The addresses of reporting rounds."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.progress.reporting.views import burden, ledgers, rounds, sheets, unit
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

urlpatterns = [
    path("report/", unit.report, name="report"),
    path("report/lines/<row:pk>/", unit.keep, name="report-keep"),
    path("report/evidence/<row:pk>/", unit.evidence_file, name="evidence-file"),
    path("report/sent/<row:pk>/want/", unit.want, name="report-want"),
    path("plans/tasks/<row:pk>/reports/", unit.task_reports, name="task-reports"),
    path("plans/<row:pk>/rounds/", rounds.plan, name="plan-rounds"),
    path("plans/<row:pk>/rounds/open/", rounds.open_round, name="round-open"),
    path("report/schedules/<row:pk>/stop/", rounds.stop, name="schedule-stop"),
    path("report/rounds/<row:pk>/", rounds.show, name="round"),
    path("report/rounds/<row:pk>/extend/", rounds.extend, name="round-extend"),
    path("report/rounds/<row:pk>/close/", rounds.close, name="round-close"),
    path("report/rounds/<row:pk>/remind/", rounds.remind, name="round-remind"),
    path("report/rounds/<row:pk>/units/<row:unit>/sheet/", sheets.out, name="sheet-out"),
    path("report/sheet/", sheets.take_in, name="sheet-in"),
    path("plans/<row:pk>/ledgers/", ledgers.upload, name="ledgers"),
    path("report/ledgers/<row:pk>/", ledgers.show, name="ledger"),
    path("report/ledgers/<row:pk>/confirm/", ledgers.confirm, name="ledger-confirm"),
    path("report/ledgers/<row:pk>/undo/", ledgers.undo, name="ledger-undo"),
    path("plans/<row:pk>/burden/", burden.burden, name="burden"),
    path("burden/", burden.counter, name="burden-counter"),
    path("report/lines/<row:pk>/excuse/", rounds.excuse, name="line-excuse"),
]
