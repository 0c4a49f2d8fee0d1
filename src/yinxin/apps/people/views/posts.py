"""Giving and ending posts, and who holds them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access, actions, queries
from yinxin.apps.people.forms_posts import LeaveForm, PostForm
from yinxin.apps.people.roles import ACCOUNTS, APPOINTERS
from yinxin.apps.people.views.pages import done, form_page
from yinxin.apps.people.views.units import FORM
from yinxin.kit.policy import policy


@policy("people.give-post", roles=APPOINTERS, methods=FORM)
def post_give(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.user_of(request)
    unit = access.unit_to_fill(by, pk)
    users, roles = access.users(by), access.roles_to_give(by, unit)
    form = PostForm(request.POST or None, by=by, users=users, roles=roles)
    if form.is_valid():
        given = form.cleaned_data
        actions.give_post(given["user"], unit, given["role"], since=given["since"], by=by)
        return done(request, _("任职已记下。"), "people:unit", pk)
    return form_page(request, form, _("安排人员"), reverse("people:unit", args=[pk]), unit)


@policy("people.end-post", roles=APPOINTERS, methods=FORM)
def post_end(request: HttpRequest, pk: int) -> HttpResponse:
    by = access.user_of(request)
    post = access.post_to_end(by, pk)
    form = LeaveForm(request.POST or None, posts=[post], users=access.users(by))
    if form.is_valid():
        said = form.cleaned_data
        actions.leave_office(form.answers(), until=said["until"], reason=said["reason"], by=by)
        return done(request, _("离任已记下。"), "people:unit", post.unit_id)
    return form_page(request, form, _("离任"), reverse("people:unit", args=[post.unit_id]), post)


@policy("people.officials", roles=ACCOUNTS)
def official_list(request: HttpRequest) -> HttpResponse:
    page = queries.official_page(access.officials(request.user), request.GET.get("page", "1"))
    return render(request, "people/official_list.html", {"page": page})


@policy("people.leave-office", roles=ACCOUNTS, methods=FORM)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """All posts of one official at once."""
    by = access.user_of(request)
    posts = access.posts_to_end(by, pk)
    form = LeaveForm(request.POST or None, posts=posts, users=access.users(by))
    if form.is_valid():
        said = form.cleaned_data
        actions.leave_office(form.answers(), until=said["until"], reason=said["reason"], by=by)
        return done(request, _("离任已记下。"), "people:official-list")
    return form_page(request, form, _("离开岗位"), reverse("people:official-list"), posts[0].user)
