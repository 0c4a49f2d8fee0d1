"""The directory, one unit, and adding or correcting it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access, actions, queries
from yinxin.apps.people.forms import AliasForm, CloseForm, CorrectionForm, SearchForm, UnitForm
from yinxin.apps.people.models import NameKind, Role
from yinxin.apps.people.views.pages import form_page
from yinxin.kit.policy import policy

ANYONE = (Role.OFFICE, Role.REPORTER, Role.READER)
OFFICE = (Role.OFFICE,)
FORM = ("GET", "POST")


@policy("people.units", roles=ANYONE)
def unit_list(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    place = access.place(request.user, asked.get("place"))
    found = queries.listing(
        place, words=asked.get("q", ""), level=asked.get("level", ""), closed=asked.get("closed", False)
    )
    context = {"form": form, "listing": found, "places": access.places(request.user)}
    return render(request, "people/unit_list.html", context | _may(request, place.pk))


@policy("people.unit", roles=ANYONE)
def unit_detail(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit(request.user, pk)
    context = {"file": queries.unit_file(unit), "unit": unit, "alias_form": AliasForm()}
    return render(request, "people/unit_detail.html", context | _may(request, unit.root_id))


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
    unit = access.unit(request.user, pk, *OFFICE)
    now = {field: getattr(unit, field) for field in ("level", "kind", "parent", "order", "valid_from")}
    form = CorrectionForm(
        request.POST or None, unit=unit, units=queries.standing(queries.of_place(unit.place or unit)), initial=now
    )
    if form.is_valid():
        actions.change_unit(unit, **form.cleaned_data, by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("修改单位"), reverse("people:unit", args=[pk]), unit)


@policy("people.close-unit", roles=OFFICE, methods=FORM)
def unit_close(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit(request.user, pk, *OFFICE)
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


def _may(request: HttpRequest, root: int) -> dict[str, bool]:
    """Whether the office of this place looks: only then are the buttons shown."""
    return {"may_edit": access.places(request.user, *OFFICE).filter(pk=root).exists()}
