"""What of plans, tasks and figures may be read and set, and by whom. Which of them a person sees at all is decided in `access`."""

from __future__ import annotations

from yinxin.apps.people.roles import OFFICE, PLANS
from yinxin.apps.plans import adding_form, api, assigning_form, filters, forms
from yinxin.kit.policy.fields import exposed, gives_out, serves, takes

PLAN, TASK, PART, FIGURE, PROPOSED = "plans.plan", "plans.task", "plans.taskunit", "plans.figure", "plans.proposedtask"
CELLS = "title text path measures safeguards notes due due_text recurrence"

exposed(
    PLAN, "id title document_number issuer place period_start period_end classification lead_rule state", read=PLANS
)
exposed(PLAN, "title document_number issuer period_start period_end classification", set=OFFICE)
exposed(TASK, f"id plan serial {CELLS} phases units due_on milestones kind parent standing status figures", read=PLANS)
exposed(TASK, CELLS, set=OFFICE)
exposed(PART, "name role unit group", read=PLANS, set=OFFICE)
exposed("plans.phase", "label start end text", read=PLANS)
exposed("plans.milestone", "due text", read=PLANS)
exposed(FIGURE, "id plan task quote subject value upper comparator unit due recurrence kind", read=PLANS)
exposed(PROPOSED, "current", set=OFFICE)

serves(api.PlanOut, model=PLAN)
serves(api.TaskOut, model=TASK)
serves(api.TaskUnitOut, model=PART)
serves(api.PhaseOut, model="plans.phase")
serves(api.MilestoneOut, model="plans.milestone")
serves(api.FigureOut, model=FIGURE)
serves(api.PlanPage, api.TaskPage, api.FigurePage, besides="count items")
gives_out("plans.export", model=TASK, besides="spans doubts inherited")

takes(
    filters.TaskFilterForm, besides="q plan section lead unit phase year status light alarm figure group sort columns"
)
takes(forms.UploadForm, besides="place documents")
takes(forms.EditForm, model=TASK)
takes(forms.UnitForm, model=PART, besides="index choice remove learn")
takes(forms.SplitForm, besides="position parts measure")
takes(forms.MergeForm, besides="item")
takes(forms.ReasonForm, besides="reason")
takes(forms.ConfirmForm, besides="which")
takes(forms.ChangeForm, besides="cells")
takes(forms.RevisionForm, besides="plan")
takes(forms.AmendForm, model=TASK, besides="field value citation")
takes(adding_form.AddForm, model=TASK, besides="lead members passage")
takes(assigning_form.AssignForm, model=PART, besides="part remove citation")
takes(forms.PlanForm, model=PLAN)
