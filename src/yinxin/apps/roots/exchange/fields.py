"""What of imported trees is taken in and given out, and by whom."""

from __future__ import annotations

from yinxin.apps.roots.exchange import forms
from yinxin.kit.policy.declared import PUBLIC
from yinxin.kit.policy.fields import exposed, gives_out, takes

takes(forms.TreeForm, besides="tree title clan branch")
takes(forms.ApartForm, besides="apart")

exposed("families.person", "sex generation branch", read=PUBLIC)

gives_out(
    "gedcom.export-clan",
    "gedcom.export-branch",
    model="families.person",
    besides="number surname given courtesy other_names born born_at died died_at father mother spouses source",
)
