"""What a person sets of her own record. Reading it is decided where it is read: her own, or for a recorded purpose."""

from __future__ import annotations

from yinxin.apps.me import forms
from yinxin.kit.policy import SIGNED_IN
from yinxin.kit.policy.fields import exposed, takes

exposed("people.user", "name language", set=SIGNED_IN)
exposed("me.contactrecord", "other_names document_kind document_number address phone", set=SIGNED_IN)

takes(forms.AccountForm, model="people.user")
takes(forms.ContactForm, model="me.contactrecord")
takes(forms.FindForm, besides="document_kind document_number purpose reason")
takes(forms.RevealForm, besides="ticket field")
takes(forms.AgreeForm, besides="agree shown")
takes(forms.EraseForm, besides="word")
