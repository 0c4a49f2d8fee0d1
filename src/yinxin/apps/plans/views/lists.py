"""The responsibility list, its tasks, a unit's duties and the files they are exported to."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yinxin.apps.people import access as people
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE, PLANS
from yinxin.apps.plans import access, actions, exports, handing_over, queries
from yinxin.apps.plans.assigning_form import AssignForm
from yinxin.apps.plans.filters import TaskFilterForm
from yinxin.apps.plans.forms import AmendForm, PlanForm, ReasonForm
from yinxin.apps.plans.history import events_of
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.kit.policy import SIGNED_IN, policy
from yinxin.kit.policy.opening import may_open


@policy("plans.home", roles=SIGNED_IN)
def home(request: SignedIn) -> HttpResponse:
    """What waits for this user."""
    shown = {
        "cards": queries.plan_cards(request.user),
        "sources": queries.unfinished_sources(request.user),
        "own_duties": queries.own_duties(request.user),
        "may_upload": access.places_to_work_in(request.user).exists(),
        "reads_plans": may_open(request, reverse("plans:list")),
    }
    return render(request, "plans/home.html", shown)


@policy("plans.list", roles=PLANS)
def plan_list(request: SignedIn) -> HttpResponse:
    shown = {
        "cards": queries.plan_cards(request.user),
        "sources": queries.unfinished_sources(request.user),
        "may_upload": access.places_to_work_in(request.user).exists(),
    }
    return render(request, "plans/list.html", shown)


@policy("plans.tasks", roles=PLANS)
def plan(request: SignedIn, pk: int) -> HttpResponse:
    return _tasks(
        request, queries.task_list(request.user, _filters(request), request.GET, plan=access.plan(request.user, pk))
    )


@policy("plans.tasks", roles=PLANS)
def all_tasks(request: SignedIn) -> HttpResponse:
    return _tasks(request, queries.task_list(request.user, _filters(request), request.GET))


@policy("plans.tasks", roles=PLANS)
def task(request: SignedIn, pk: int) -> HttpResponse:
    return _task(request, pk, {"form": AmendForm()})


@policy("plans.amend", roles=OFFICE, methods=["POST"])
def amend(request: SignedIn, pk: int) -> HttpResponse:
    row = access.office_task(request.user, pk)
    form = AmendForm(request.POST)
    if not form.is_valid():
        return _task(request, pk, {"form": form}, status=422)
    data = form.cleaned_data
    actions.amend_task(row, data["field"], data["new"], citation=data["citation"], by=request.user)
    return redirect(row)


@policy("plans.assign", roles=OFFICE, methods=["POST"])
def assign(request: SignedIn, pk: int) -> HttpResponse:
    row = access.office_task(request.user, pk)
    form = AssignForm(request.POST, task=row)
    if not form.is_valid():
        return _task(request, pk, {"form": AmendForm(), "assign_form": form}, status=422)
    actions.assign(row, form.assignment(), citation=form.cleaned_data["citation"], by=request.user)
    return redirect(row)


@policy("plans.duties", roles=PLANS)
def duties(request: SignedIn, pk: int) -> HttpResponse:
    unit = people.unit(request.user, pk)
    return render(
        request, "plans/duties.html", {"duties": queries.duties(request.user, unit, page=request.GET.get("page", "1"))}
    )


@policy("plans.own-duties", roles=FOR_A_UNIT)
def own_duties(request: SignedIn) -> HttpResponse:
    """The duties of the unit for which this user answers; with several units, of the first."""
    unit = people.own_units(request.user).order_by("order", "pk")[0]
    return redirect("plans:duties", unit.pk)


@policy("plans.tasks", roles=PLANS)
def sections(request: SignedIn, pk: int) -> HttpResponse:
    row = access.plan(request.user, pk)
    return render(request, "plans/sections.html", {"plan": row, "sections": queries.sections_of(row)})


@policy("plans.history", roles=OFFICE)
def history(request: SignedIn, pk: int) -> HttpResponse:
    row = access.office_plan(request.user, pk)
    return render(request, "plans/history.html", {"plan": row, "events": events_of(row)})


@policy("plans.describe", roles=OFFICE, methods=["GET", "POST"])
def facts(request: SignedIn, pk: int) -> HttpResponse:
    row = access.office_plan(request.user, pk)
    form = PlanForm(request.POST or None, instance=access.office_plan(request.user, pk))
    if form.is_valid():
        actions.describe(row, form.cleaned_data, by=request.user)
        return redirect(row)
    return render(request, "plans/facts.html", {"plan": row, "form": form}, status=422 if form.is_bound else 200)


@policy("plans.leave", roles=OFFICE, methods=["POST"])
def leave(request: SignedIn, pk: int) -> HttpResponse:
    """After a unit was split: this successor does not have the duty."""
    part = access.office_part(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        handing_over.leave_to_others(part, by=request.user, reason=form.cleaned_data["reason"])
    return redirect(part.task)


@policy("plans.export", roles=PLANS)
def export(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    """What the list shows with the same address, as a file."""
    row = access.plan(request.user, pk)
    form = _filters(request)
    tasks = queries.exported(request.user, form, row)
    return exports.download(row, tasks, kind, columns=form.cleaned_data.get("columns") or [])


def _filters(request: SignedIn) -> TaskFilterForm:
    form = TaskFilterForm(request.GET, forgiving=True)
    form.is_valid()
    return form


def _task(request: SignedIn, pk: int, forms: dict[str, object], *, status: int = 200) -> HttpResponse:
    page = queries.task_page(request.user, access.task(request.user, pk))
    assign_form = AssignForm(None, task=page.task) if page.may_amend else None
    return render(request, "plans/task.html", {"page": page, "assign_form": assign_form, **forms}, status=status)


def _tasks(request: SignedIn, found: queries.TaskList) -> HttpResponse:
    template = "plans/_tasks.html" if request.htmx else "plans/tasks.html"
    return render(request, template, {"list": found}, status=422 if found.form.errors else 200)
