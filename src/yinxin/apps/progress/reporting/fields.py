"""What of reporting may be read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.progress.reporting import evidence_form, forms, line_form
from yinxin.kit.policy.fields import exposed, takes

REPORT, ROUND, SCHEDULE = "progress.report", "progress.round", "progress.schedule"

exposed(REPORT, "text is_done seconds", set=FOR_A_UNIT | OFFICE)
exposed(REPORT, "wanting", set=FOR_A_UNIT | OFFICE)
exposed("progress.evidence", "file url", set=FOR_A_UNIT)
exposed(SCHEDULE, "rhythm opens_after working_days since until", set=OFFICE)
exposed(ROUND, "name period_start period_end working_days extended_to", set=OFFICE)

takes(line_form.LineForm, model=REPORT)
takes(forms.WantForm, model=REPORT)
takes(evidence_form.EvidenceForm, model="progress.evidence")
takes(forms.ScheduleForm, model=SCHEDULE)
takes(forms.OpenForm, model=ROUND, besides="leave_out")
takes(forms.ExtendForm, model=ROUND, besides="reason", to="extended_to")
takes(forms.ReasonForm, besides="reason")
takes(forms.SheetForm, besides="sheet")
takes(forms.LedgerForm, besides="sheet otherwise")
takes(forms.BurdenForm, besides="round year unit")
