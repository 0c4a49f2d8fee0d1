"""The directory, one unit, and adding or correcting it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access, actions, owners, queries
from yinxin.apps.people.forms import AliasForm, CloseForm, CorrectionForm, SearchForm, UnitForm
from yinxin.apps.people.models import NameKind, Unit
from yinxin.apps.people.roles import ACCOUNTS, DIRECTORY, OFFICE, SHEETS
from yinxin.apps.people.views.pages import form_page
from yinxin.kit.policy import policy

FORM = ("GET", "POST")


@policy("people.units", roles=DIRECTORY)
def unit_list(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    place = access.place(request.user, asked.get("place"))
    found = queries.listing(
        place, words=asked.get("q", ""), level=asked.get("level", ""), closed=asked.get("closed", False)
    )
    lone = owners.unattended(access.units_watched(request.user).filter(trail__startswith=place.trail))
    context = {"form": form, "listing": found, "places": access.places(request.user), "unattended": lone}
    return render(request, "people/unit_list.html", context | _may(request, place))


@policy("people.unit", roles=DIRECTORY)
def unit_detail(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit(request.user, pk)
    context = {"file": queries.unit_file(unit), "unit": unit, "alias_form": AliasForm()}
    return render(request, "people/unit_detail.html", context | _may(request, unit))


@policy("people.add-unit", roles=OFFICE, methods=FORM)
def unit_add(request: HttpRequest) -> HttpResponse:
    units = queries.standing(access.units(request.user, *OFFICE))
    form = UnitForm(request.POST or None, units=units, initial={"parent": request.GET.get("parent")})
    if form.is_valid():
        unit = actions.add_unit(**form.cleaned_data, by=access.user_of(request))
        return redirect("people:unit", unit.pk)
    return form_page(request, form, _("添加单位"), reverse("people:unit-list"))


@policy("people.change-unit", roles=OFFICE, methods=FORM)
def unit_change(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit_below(request.user, pk, *OFFICE)
    now = {field: getattr(unit, field) for field in ("level", "kind", "parent", "order", "valid_from")}
    units = queries.standing(access.units(request.user, *OFFICE))
    form = CorrectionForm(request.POST or None, unit=unit, units=units, initial=now)
    if form.is_valid():
        actions.change_unit(unit, **form.cleaned_data, by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("修改单位"), reverse("people:unit", args=[pk]), unit)


@policy("people.close-unit", roles=OFFICE, methods=FORM)
def unit_close(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit_below(request.user, pk, *OFFICE)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        actions.close_unit(unit, **form.cleaned_data, by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("停用单位"), reverse("people:unit", args=[pk]), unit)


@policy("people.learn-alias", roles=OFFICE, methods=FORM)
def alias_add(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit(request.user, pk, *OFFICE)
    form = AliasForm(request.POST or None)
    if form.is_valid():
        actions.learn_alias(unit, form.cleaned_data["name"], kind=NameKind.ALIAS, by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("添加别名"), reverse("people:unit", args=[pk]), unit)


@policy("people.forget-alias", roles=OFFICE, methods=("POST",))
def alias_forget(request: HttpRequest, pk: int, alias: int) -> HttpResponse:
    actions.forget_alias(access.alias(request.user, pk, alias, *OFFICE), by=access.user_of(request))
    return redirect("people:unit", pk)


def _may(request: HttpRequest, unit: Unit) -> dict[str, object]:
    """What this user may do here: only then are the buttons shown."""
    user = access.user_of(request)
    return {
        "may_edit": access.units(user, *OFFICE).filter(pk=unit.pk).exists(),
        "may_change": access.units_below(user, *OFFICE).filter(pk=unit.pk).exists(),
        "may_import": access.places(user, *SHEETS).filter(pk=unit.pk).exists(),
        "may_add_people": access.units(user, *ACCOUNTS).filter(pk=unit.pk).exists(),
        "may_appoint": access.roles_to_give(user, unit),
    }
