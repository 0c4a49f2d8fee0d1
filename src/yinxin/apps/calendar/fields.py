"""What of the calendar may be read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.calendar import forms
from yinxin.apps.calendar.access import KEEPERS, READERS
from yinxin.kit.policy.fields import exposed, takes

NOTICE = "calendar.holidaynotice"

exposed(NOTICE, "year reach document_number text spans state entered_by entered_at decided_by decided_at", read=READERS)
exposed(NOTICE, "year reach document_number text", set=KEEPERS)

takes(forms.NoticeForm, model=NOTICE)
