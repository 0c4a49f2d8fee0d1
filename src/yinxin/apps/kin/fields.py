"""What a person sets in her letters, what leaves to the other side, and what two officials read of a report."""

from __future__ import annotations

from yinxin.apps.kin import forms
from yinxin.apps.kin.access import DESK
from yinxin.kit.policy import SIGNED_IN
from yinxin.kit.policy.fields import exposed, takes

exposed("kin.matchproposal", "answer", set=SIGNED_IN)
exposed("kin.relaymessage", "text sent_as", set=SIGNED_IN)
exposed("kin.release", "detail value", set=SIGNED_IN)
exposed("kin.report", "reason", set=SIGNED_IN)
exposed("kin.report", "decision", set=DESK)

FACTS = "surname county town clan branch first last sought born own"

takes(forms.CardForm, besides=f"{FACTS} agree_card shown_card agree_abroad shown_abroad")
takes(forms.AnswerForm, model="kin.matchproposal")
takes(forms.EndForm, besides="is_blocked")
takes(forms.LetterForm, model="kin.relaymessage")
takes(forms.ReleaseForm, model="kin.release")
takes(forms.RevokeForm, model="kin.release")
takes(forms.ReportForm, model="kin.report", besides="letters")
takes(forms.DecisionForm, model="kin.report")
