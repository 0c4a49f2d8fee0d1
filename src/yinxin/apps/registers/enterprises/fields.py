"""What of an issue is read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.registers.enterprises import forms
from yinxin.apps.registers.enterprises.access import ANSWERERS
from yinxin.kit.policy.fields import exposed, takes
from yinxin.kit.registers.access import KEEPERS, READERS

exposed("enterprises.issue", "subject raised_on text", read=READERS, set=KEEPERS)
exposed("enterprises.issue", "unit due_on state answer", read=READERS, set=ANSWERERS)

takes(forms.RaiseForm, model="enterprises.issue")
takes(forms.AssignForm, besides="unit days")
takes(forms.ReplyForm, besides="words")
takes(forms.ReopenForm, besides="why")
takes(forms.IssueListForm, besides="state subject unit")
