"""What of a target is read and set."""

from __future__ import annotations

from yinxin.apps.registers.sister_cities import forms
from yinxin.kit.policy.fields import exposed, takes
from yinxin.kit.registers.access import DECIDERS, READERS

exposed("sister_cities.target", "unit side number since until source", read=READERS, set=DECIDERS)

takes(forms.TargetForm, model="sister_cities.target")
