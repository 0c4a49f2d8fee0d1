"""The forms of the jobs set no field of any model."""

from __future__ import annotations

from yinxin.kit.outbox import forms
from yinxin.kit.policy.fields import takes

takes(forms.PageForm, besides="page")
takes(forms.DiscardForm, besides="reason")
