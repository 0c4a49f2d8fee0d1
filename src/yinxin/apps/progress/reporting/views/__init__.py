"""The pages of reporting. Templates and the values they are given:

| template | context |
|---|---|
| progress/reporting/unit.html | `page`: lines_page.UnitPage |
| progress/reporting/_kept.html (htmx) | `form`: LineForm; `at` |
| progress/reporting/plan.html | `page`: rounds_page.PlanRounds; `form`: ScheduleForm; `open_form`: OpenForm |
| progress/reporting/round.html | `page`: rounds_page.RoundPage; `form`: ExtendForm |
| progress/reporting/task.html | `task`; `page` of reports |
| progress/reporting/sheet.html | `form`: SheetForm; `outcome`: sheet_in.Outcome |
| progress/reporting/ledgers.html | `plan`; `ledgers`; `form`: SheetForm; `fault` |
| progress/reporting/ledger.html | `page`: ledger_page.LedgerPage; `form`: ReasonForm |
| progress/reporting/burden.html | `account`: burden_page.PlanAccount |
| progress/reporting/counter.html | `counter`: burden_page.Counter |
"""

from __future__ import annotations

from yinxin.apps.progress.reporting.views import burden, ledgers, rounds, sheets, unit

__all__ = ["burden", "ledgers", "rounds", "sheets", "unit"]
