"""Placeholders such as 各市、区政府."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access, actions, queries
from yinxin.apps.people.forms import GroupForm
from yinxin.apps.people.roles import OFFICE
from yinxin.apps.people.views.pages import form_page
from yinxin.apps.people.views.units import FORM
from yinxin.kit.policy import policy


@policy("people.add-group", roles=OFFICE, methods=FORM)
def group_add(request: HttpRequest, place: int) -> HttpResponse:
    of = access.place(request.user, place, *OFFICE)
    form = GroupForm(request.POST or None, units=queries.standing(queries.of_place(of)))
    if form.is_valid():
        asked = form.cleaned_data | {"members": list(form.cleaned_data["members"])}
        actions.add_group(of, **asked, by=access.user_of(request))
        return redirect("people:unit-list")
    return form_page(request, form, _("添加单位小组"), reverse("people:unit-list"))


@policy("people.change-group", roles=OFFICE, methods=FORM)
def group_change(request: HttpRequest, pk: int) -> HttpResponse:
    group = access.group(request.user, pk, *OFFICE)
    now = {"name": group.name, "spellings": "\n".join(group.spellings), "members": group.members.all()}
    form = GroupForm(request.POST or None, initial=now, units=queries.standing(queries.of_place(group.place)))
    if form.is_valid():
        asked = form.cleaned_data
        actions.regroup(group, **asked | {"members": list(asked["members"])}, by=access.user_of(request))
        return redirect("people:unit-list")
    return form_page(request, form, _("修改单位小组"), reverse("people:unit-list"))
