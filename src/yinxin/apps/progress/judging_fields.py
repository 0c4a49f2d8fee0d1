"""What of lights and alarms may be set, and by whom."""

from __future__ import annotations

from yinxin.apps.progress import judging_forms as forms
from yinxin.kit.policy.fields import takes

takes(forms.DismissForm, besides="mark reason")
takes(forms.AlarmFilterForm, besides="plan code page")
