"""What of gifts may be read and set besides their records, and by whom."""

from __future__ import annotations

from yinxin.apps.registers.donations import forms
from yinxin.kit.policy import PUBLIC, SIGNED_IN
from yinxin.kit.policy.fields import exposed, takes
from yinxin.kit.registers.access import DECIDERS, KEEPERS

SHARE = "name other_name kind part style amount percent publicity basis paper"

exposed("donations.share", SHARE, read=KEEPERS, set=KEEPERS)
exposed("donations.share", "publicity", set=SIGNED_IN)
exposed("donations.question", "kind text", set=SIGNED_IN)
exposed("donations.question", "answer", set=KEEPERS)
exposed("donations.donoranswer", "agrees", set=SIGNED_IN)
exposed("donations.donoranswer", "agrees paper", set=KEEPERS)
exposed("donations.rate", "base quote since until rate source address", read=PUBLIC, set=DECIDERS)

takes(forms.DonorForm, model="donations.share", besides="pk gone")
takes(forms.ClaimForm, besides="code")
takes(forms.WishForm, model="donations.share", besides="agree shown")
takes(forms.AskForm, model="donations.question")
takes(forms.ChangeAnswerForm, model="donations.donoranswer")
takes(forms.PaperAnswerForm, model="donations.donoranswer")
takes(forms.ReplyForm, model="donations.question")
takes(forms.RateForm, model="donations.rate")
takes(forms.TakeBackForm, besides="reason")
