"""The pages of drafted papers, their figures and their templates."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import OFFICE
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision import access, actions
from yinxin.apps.supervision.drafts import files
from yinxin.apps.supervision.drafts.counted import counted
from yinxin.apps.supervision.forms import DraftForm, TemplateForm
from yinxin.kit.policy import policy

READERS = OFFICE | {Role.SUPERVISOR}


@policy("supervision.draft", roles=OFFICE, methods=["GET", "POST"])
def papers(request: SignedIn, pk: int) -> HttpResponse:
    """The papers of a plan, and a new one."""
    plan = access.plan_to_report_on(request.user, pk)
    form = DraftForm(request.POST or None, initial=files.usual_period())
    if form.is_valid():
        return redirect(actions.draft(plan, form.asked(), by=request.user))
    shown = {"plan": plan, "form": form, "drafts": access.drafts(request.user).filter(plan=plan)[: files.SHOWN]}
    return render(request, "supervision/papers.html", shown, status=422 if form.is_bound else 200)


@policy("supervision.drafts", roles=READERS)
def draft(request: SignedIn, pk: int) -> HttpResponse:
    return render(request, "supervision/draft.html", {"draft": access.draft(request.user, pk)})


@policy("supervision.drafts", roles=READERS)
def file(request: SignedIn, pk: int) -> HttpResponse:
    return files.answer(access.draft(request.user, pk))


@policy("supervision.drafts", roles=READERS)
def figure(request: SignedIn, pk: int, code: str) -> HttpResponse:
    shown = {"counted": counted(access.draft(request.user, pk), code)}
    return render(request, "supervision/draft_figure.html", shown)


@policy("supervision.templates", roles=OFFICE, methods=["GET", "POST"])
def templates(request: SignedIn, pk: int) -> HttpResponse:
    """The templates of a government, `pk`."""
    place = access.office(request.user, pk)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.set_template(place, form.cleaned_data["kind"], form.cleaned_data["document"], by=request.user)
        return redirect("supervision:templates", place.pk)
    shown = {"place": place, "form": form, "kinds": files.templates_of(place)}
    return render(request, "supervision/templates.html", shown, status=422 if form.is_bound else 200)


@policy("supervision.templates", roles=OFFICE)
def template(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    return files.template_answer(access.office(request.user, pk), kind)


@policy("supervision.templates", roles=OFFICE, methods=["POST"])
def drop_template(request: SignedIn, pk: int, kind: str) -> HttpResponse:
    actions.drop_template(access.template(request.user, pk, kind), by=request.user)
    return redirect("supervision:templates", pk)
