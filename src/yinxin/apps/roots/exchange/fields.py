"""What of imported trees is taken in and given out, and by whom."""

from __future__ import annotations

from yinxin.apps.roots.exchange import forms
from yinxin.kit.policy.declared import PUBLIC
from yinxin.kit.policy.fields import exposed, gives_out, takes

takes(forms.TreeForm, besides="tree title clan branch")
takes(forms.ApartForm, besides="apart taking")

exposed("families.person", "sex generation branch", read=PUBLIC)

gives_out(
    "gedcom.export-clan",
    "gedcom.export-branch",
    model="families.person",
    besides="number own surname given name_kind language born born_at died died_at buried buried_at event event_on event_at father mother "
    "heir_of also_heir_of uncertain spouse source page confidence",
)
