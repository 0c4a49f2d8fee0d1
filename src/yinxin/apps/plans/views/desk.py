"""The confirmation desk and everything a person does there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.plans import access, actions
from yinxin.apps.plans.adding_form import AddForm
from yinxin.apps.plans.desk_page import chosen, desk_item, desk_page, unit_choices
from yinxin.apps.plans.forms import ConfirmForm, EditForm, MergeForm, ReasonForm, RevisionForm, SplitForm, UnitForm
from yinxin.apps.plans.models import ProposedTask
from yinxin.apps.plans.views.answers import SignedIn, desk_answer, item_answer
from yinxin.kit.policy import policy

OFFICE = frozenset({Role.OFFICE})


@policy("plans.desk", roles=OFFICE)
def desk(request: SignedIn, pk: int) -> HttpResponse:
    source = access.source(request.user, pk)
    if not source.is_open:
        return redirect("plans:source", source.pk)
    form = RevisionForm(plans=access.plans_of(request.user, source.place), initial={"plan": source.plan})
    return render(request, "plans/desk.html", {"page": desk_page(source), "revision_form": form})


@policy("plans.desk", roles=OFFICE)
def item(request: SignedIn, pk: int) -> HttpResponse:
    row = access.proposed(request.user, pk)
    editing = "edit" in request.GET
    form = EditForm.of(row) if editing else None
    template = "plans/_desk_item.html" if request.htmx else "plans/item.html"
    return render(request, template, {"item": desk_item(row), "editing": editing, "edit_form": form})


@policy("plans.edit", roles=OFFICE, methods=["GET", "POST"])
def add(request: SignedIn, pk: int) -> HttpResponse:
    source = access.source(request.user, pk)
    form = AddForm(request.POST or None, source=source, asked=request.GET.get("passage", ""))
    if form.is_valid():
        return item_answer(request, actions.add(source, form.added(), by=request.user))
    return render(request, "plans/add.html", {"source": source, "form": form}, status=422 if form.is_bound else 200)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    row = access.proposed(request.user, pk)
    form = EditForm.of(row, request.POST)
    if form.is_valid():
        actions.edit(row, form.edits(), by=request.user)
    return item_answer(request, row, form)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def unit(request: SignedIn, pk: int) -> HttpResponse:
    row = access.proposed(request.user, pk)
    form = UnitForm(request.POST, choices=unit_choices(row.source.place))
    if form.is_valid():
        actions.choose_unit(row, _part(form.cleaned_data, row.source.place), by=request.user)
    return item_answer(request, row, form)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def split(request: SignedIn, pk: int) -> HttpResponse:
    row = access.proposed(request.user, pk)
    form = SplitForm(request.POST)
    if not form.is_valid():
        return item_answer(request, row, form)
    _split(row, form, by=request.user)
    return desk_answer(request, row.source)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def merge(request: SignedIn, pk: int) -> HttpResponse:
    source = access.source(request.user, pk)
    rows = {row.pk: row for row in source.proposed.all()}
    form = MergeForm(request.POST, items=list(rows))
    if form.is_valid():
        actions.merge([rows[key] for key in form.cleaned_data["item"]], by=request.user)
    return desk_answer(request, source, form)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def drop(request: SignedIn, pk: int) -> HttpResponse:
    row = access.proposed(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.drop(row, form.cleaned_data["reason"], by=request.user)
    return item_answer(request, row, form)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def restore(request: SignedIn, pk: int) -> HttpResponse:
    row = actions.restore(access.proposed(request.user, pk), by=request.user)
    return desk_answer(request, row.source)


@policy("plans.edit", roles=OFFICE, methods=["POST"])
def settle(request: SignedIn, pk: int) -> HttpResponse:
    row = actions.settle(access.proposed(request.user, pk), by=request.user)
    return item_answer(request, row)


@policy("plans.confirm", roles=OFFICE, methods=["POST"])
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    row = access.proposed(request.user, pk)
    actions.confirm(row, by=request.user)
    return item_answer(request, row)


@policy("plans.confirm", roles=OFFICE, methods=["POST"])
def confirm_many(request: SignedIn, pk: int) -> HttpResponse:
    source = access.source(request.user, pk)
    form = ConfirmForm(request.POST)
    if form.is_valid():
        verb = actions.confirm_all if form.cleaned_data["which"] == "all" else actions.confirm_clear
        verb(source, by=request.user)
    return desk_answer(request, source, form)


def _split(row: ProposedTask, form: SplitForm, *, by: User) -> None:
    data = form.cleaned_data
    if data["measure"]:
        actions.split_measures(row, data["measure"], by=by)
    else:
        positions = [data["position"]] if data["position"] else []
        actions.split(row, positions=positions, parts=form.texts(), by=by)


def _part(data: dict[str, Any], place: Unit) -> actions.Part:
    meant = chosen(data["choice"], place) if data["choice"] else None
    return actions.Part(data["index"], data["role"], meant, remove=data["remove"], learn=data["learn"])
