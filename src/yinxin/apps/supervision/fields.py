"""What of supervision may be read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.supervision import forms
from yinxin.apps.supervision.board import state
from yinxin.kit.policy.fields import exposed, takes

NOTICE = "supervision.supervisionnotice"

exposed(NOTICE, "unit demand days", set=OFFICE)
exposed(NOTICE, "reply", set=FOR_A_UNIT)

takes(forms.DemandForm, besides="unit text days")
takes(forms.ReplyForm, besides="text")
takes(forms.WantingForm, besides="wanting")
takes(forms.WithdrawForm, besides="reason")
takes(forms.NoticeFilterForm, besides="state overdue page")
takes(forms.DraftForm, besides="kind first last")
takes(forms.TemplateForm, besides="kind document")
takes(state.BoardForm, besides="view role month page")
