"""What of a task's life may be read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.people.roles import PLANS
from yinxin.apps.progress.life import api, forms
from yinxin.kit.policy.fields import exposed, serves, takes

EVENT = "progress.taskevent"

exposed(EVENT, "id act on unit reason to into phase milestone", read=PLANS)
exposed("progress.progress", "since due_on pushes returns asked", read=PLANS)
exposed("progress.stage", "phase milestone state due_on", read=PLANS)

serves(api.EventOut, model=EVENT)
serves(api.PartOut, model="progress.stage", besides="id label")
serves(api.LifeOut, model="progress.progress", besides="task_id state may parts events seen")
serves(api.ActIn, besides="act unit_id reason to into_id phase_id milestone_id seen")
takes(forms.ActForm, besides="unit to into reason seen back")
takes(forms.SignForm, besides="unit task")
takes(forms.LinkForm, besides="before lag reason")
takes(forms.UnlinkForm, besides="reason")
takes(forms.WorkForm, besides="list until unit")
