"""What a person sets of what she offers, what an official reads of it, and what he sets when he asks."""

from __future__ import annotations

from yinxin.apps.registers.talents import forms
from yinxin.apps.registers.talents.access import SEEKERS
from yinxin.kit.policy import SIGNED_IN
from yinxin.kit.policy.fields import exposed, takes

exposed("talents.talent", "unit expertise specialty availability", read=SEEKERS, set=SIGNED_IN)
exposed("talents.contactrequest", "unit asked_for errand", read=SIGNED_IN, set=SEEKERS)

PAIRED = " ".join(f"language_{number} level_{number}" for number in forms.PAIRS)

takes(forms.OfferForm, model="talents.talent", besides=f"agree shown {PAIRED}")
takes(forms.SearchForm, besides="kind expertise language level")
takes(forms.RequestForm, model="talents.contactrequest")
takes(forms.AnswerForm, besides="answer")
