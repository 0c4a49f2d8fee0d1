"""Renaming, merging and splitting units."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access, actions, queries
from yinxin.apps.people.forms import MergeForm, RenameForm, SplitForm
from yinxin.apps.people.roles import OFFICE
from yinxin.apps.people.views.pages import form_page
from yinxin.apps.people.views.units import FORM
from yinxin.kit.policy import policy


@policy("people.rename-unit", roles=OFFICE, methods=FORM)
def unit_rename(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit_below(request.user, pk, *OFFICE)
    form = RenameForm(request.POST or None)
    if form.is_valid():
        actions.rename_unit(unit, **form.cleaned_data, by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("单位更名"), reverse("people:unit", args=[pk]), unit)


@policy("people.split-unit", roles=OFFICE, methods=FORM)
def unit_split(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit_below(request.user, pk, *OFFICE)
    form = SplitForm(request.POST or None, initial={"names": unit.name})
    if form.is_valid():
        actions.split_unit(unit, **form.cleaned_data, by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("单位拆分"), reverse("people:unit", args=[pk]), unit)


@policy("people.merge-units", roles=OFFICE, methods=FORM)
def unit_merge(request: HttpRequest) -> HttpResponse:
    units = queries.standing(access.units_below(request.user, *OFFICE))
    form = MergeForm(request.POST or None, units=units, initial={"sources": request.GET.getlist("unit")})
    if form.is_valid():
        asked = form.cleaned_data
        actions.merge_units(list(asked.pop("sources")), **asked, by=access.user_of(request))
        return redirect("people:unit-list")
    return form_page(request, form, _("单位合并"), reverse("people:unit-list"))
