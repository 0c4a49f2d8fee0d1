"""What of a spelling a visitor may set."""

from __future__ import annotations

from yinxin.apps.roots.spellings.forms import GivingForm
from yinxin.kit.policy import PUBLIC
from yinxin.kit.policy.fields import exposed, takes

exposed("spellings.spellingevidence", "spelling characters role dialect land year document reference", set=PUBLIC)

takes(GivingForm, model="spellings.spellingevidence")
