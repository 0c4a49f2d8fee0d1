"""Giving and ending posts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access, actions
from yinxin.apps.people.forms import EndPostForm, PostForm
from yinxin.apps.people.views.pages import form_page
from yinxin.apps.people.views.units import FORM, OFFICE
from yinxin.kit.policy import policy


@policy("people.give-post", roles=OFFICE, methods=FORM)
def post_give(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit(request.user, pk, *OFFICE)
    form = PostForm(request.POST or None, users=access.users(request.user))
    if form.is_valid():
        asked = form.cleaned_data
        actions.give_post(asked["user"], unit, asked["role"], since=asked["since"], by=access.user_of(request))
        return redirect("people:unit", pk)
    return form_page(request, form, _("任职"), reverse("people:unit", args=[pk]), unit)


@policy("people.end-post", roles=OFFICE, methods=FORM)
def post_end(request: HttpRequest, pk: int) -> HttpResponse:
    post = access.post(request.user, pk, *OFFICE)
    form = EndPostForm(request.POST or None)
    if form.is_valid():
        actions.end_post(post, until=form.cleaned_data["until"], by=access.user_of(request))
        return redirect("people:unit", post.unit_id)
    return form_page(request, form, _("离任"), reverse("people:unit", args=[post.unit_id]), post)
