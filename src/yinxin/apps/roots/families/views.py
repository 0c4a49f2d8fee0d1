"""The public page of a person; and for the office, entering one and putting right what is said of her."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.people.access import user_of
from yinxin.apps.roots.families import access, offering
from yinxin.apps.roots.families.actions import confirming, correcting, entering
from yinxin.apps.roots.families.forms import ReasonForm, SeenForm
from yinxin.apps.roots.families.pages.kept import kept_page, shown_anew
from yinxin.apps.roots.families.pages.person import page
from yinxin.apps.roots.families.pages.waiting import waiting_page
from yinxin.apps.roots.families.wording import HEADINGS
from yinxin.domain.errors import RefusedError
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.access import KEEPERS, READERS
from yinxin.kit.registers.public.opening import for_everybody, kept_language, languages_of

FORM = ("GET", "POST")


@policy("families.person", roles=PUBLIC)
@for_everybody
def person(request: HttpRequest, pk: int) -> HttpResponse:
    shown = page(access.shown_person(pk), access.shown_persons())
    told = {
        "alternates": languages_of(request),
        "kept_language": kept_language(request),
        "links": access.public_links(shown.person),
    }
    return render(request, "families/person.html", {"page": shown, **told})


@policy("families.keep-person", roles=READERS)
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_page(request, pk)


@policy("families.enter", roles=KEEPERS, methods=FORM)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    branch = access.kept_branch(request, pk)
    form = offering.enter_form(request, branch)
    if form.is_valid():
        into = form.cleaned_data["branch"] or branch
        made = entering.enter(form.draft, form.relations, clan=branch.clan, branch=into, by=user_of(request))
        messages.success(request, _("已登记。另一位同事核对去世的证据以后才公开。"))
        return redirect("families:keep", made.pk)
    shown = {"form": form, "branch": branch}
    return render(request, "families/enter.html", shown, status=422 if form.is_bound else 200)


@policy("families.waiting", roles=KEEPERS)
def waiting(request: HttpRequest) -> HttpResponse:
    found, lines = waiting_page(access.waiting_persons(request.user), request.GET.get("page"), reader=request.user.pk)
    return render(request, "families/waiting.html", {"found": found, "lines": lines})


@policy("families.confirm", roles=KEEPERS, methods=("POST",))
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    person = access.kept_person(request, pk)
    try:
        confirming.confirm(person, seen=SeenForm(request.POST).digest, by=user_of(request))
    except RefusedError as refused:
        return shown_anew(request, pk, refused)
    messages.success(request, _("已核对。"))
    return redirect("families:keep", pk)


@policy("families.say", roles=KEEPERS, methods=FORM)
def say(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    row = access.model_of(what)(person=access.kept_person(request, pk))
    form = offering.form_for(request, what, row)
    if form.is_valid():
        correcting.add(access.model_of(what)(person=row.person, **form.values), form.source, by=user_of(request))
        return _saved(request, row.person_id)
    return _form(request, form, row, HEADINGS[what])


@policy("families.correct", roles=KEEPERS, methods=FORM)
def correct(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    row = access.kept_row(request, what, pk)
    form = offering.form_for(request, what, row)
    if form.is_valid():
        correcting.change(row, form.values, form.source, by=user_of(request))
        return _saved(request, row.person_id)
    return _form(request, form, row, HEADINGS[what])


@policy("families.unsay", roles=KEEPERS, methods=FORM)
def unsay(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    row = access.kept_row(request, what, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        correcting.remove(row, by=user_of(request), reason=form.cleaned_data["reason"])
        return _saved(request, row.person_id)
    return _form(request, form, row, HEADINGS[what], removing=True)


@policy("families.change-person", roles=KEEPERS, methods=FORM)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.kept_person(request, pk)
    form = offering.person_form(request, found)
    if form.is_valid():
        correcting.change_person(found, form.values, form.source, by=user_of(request))
        return _saved(request, pk)
    return _form(request, form, found, HEADINGS["person"])


@policy("families.take-out", roles=KEEPERS, methods=FORM)
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.kept_person(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        correcting.take_out(found, by=user_of(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("已删去。"))
        return redirect("registers:list", "branches")
    return _form(request, form, found, HEADINGS["take-out"], removing=True)


def _saved(request: HttpRequest, person: int) -> HttpResponse:
    messages.success(request, _("已保存。"))
    return redirect("families:keep", person)


def _form(request: HttpRequest, form: object, row: object, heading: object, *, removing: bool = False) -> HttpResponse:
    person = getattr(row, "person", row)
    context = {"form": form, "person": person, "row": row, "heading": heading, "removing": removing}
    bound = getattr(form, "is_bound", False)
    return render(request, "families/form.html", context, status=422 if bound else 200)
