"""The acts of a task, and the lists of what waits."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yinxin.apps.people import access as people
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress import access, actions
from yinxin.apps.progress.access import IN_TASKS
from yinxin.apps.progress.life import subject as subjects
from yinxin.apps.progress.life import worklists
from yinxin.apps.progress.life.forms import ActForm, LinkForm, SignForm, UnlinkForm, WorkForm
from yinxin.domain.progress.acts import Act
from yinxin.kit.policy import policy

WAITS_IN = dict.fromkeys(subjects.ANSWERS, "decide") | {Act.SIGN: "sign"}
"""The list on which an act is offered; all others on the one of what is to be accepted."""


@policy("progress.act", roles=IN_TASKS, methods=["GET", "POST"])
def act_on_task(request: SignedIn, pk: int, act: str) -> HttpResponse:
    return _act(request, "task", pk, act)


@policy("progress.act", roles=IN_TASKS, methods=["GET", "POST"])
def act_on_phase(request: SignedIn, pk: int, act: str) -> HttpResponse:
    return _act(request, "phase", pk, act)


@policy("progress.act", roles=IN_TASKS, methods=["GET", "POST"])
def act_on_milestone(request: SignedIn, pk: int, act: str) -> HttpResponse:
    return _act(request, "milestone", pk, act)


@policy("progress.work", roles=IN_TASKS)
def work(request: SignedIn) -> HttpResponse:
    """What waits for this user."""
    form = WorkForm(request.GET)
    form.is_valid()
    shown = worklists.work(request.user, form.cleaned_data, request.GET.get("page", "1"))
    return render(request, "progress/work.html", {"work": shown})


@policy("progress.sign-each", roles=FOR_A_UNIT, methods=["POST"])
def sign_each(request: SignedIn) -> HttpResponse:
    """A unit signs for what it ticked."""
    form = SignForm(request.POST, units=people.own_units(request.user), tasks=access.tasks(request.user))
    if not form.is_valid():
        shown = worklists.work(request.user, {"list": "sign"}, "1")
        return render(request, "progress/work.html", {"work": shown, "form": form}, status=422)
    unit = form.cleaned_data["unit"]
    ticked = access.own(request.user, unit).filter(pk__in=form.cleaned_data["task"])
    actions.sign_each(ticked, unit=unit, by=request.user)
    return redirect(f"{reverse('progress:work')}?list=sign&unit={unit.pk}")


@policy("progress.link", roles=OFFICE, methods=["GET", "POST"])
def link(request: SignedIn, pk: int) -> HttpResponse:
    """This task waits for another one."""
    task = plans.office_task(request.user, pk)
    form = LinkForm(request.POST if request.method == "POST" else None, task=task)
    if not form.is_valid():
        return render(request, "progress/link.html", {"task": task, "form": form}, status=_status(form))
    data = form.cleaned_data
    actions.link(data["before"], task, lag=data["lag"], reason=data["reason"], by=request.user)
    return redirect(task)


@policy("progress.link", roles=OFFICE, methods=["POST"])
def unlink(request: SignedIn, pk: int) -> HttpResponse:
    row = access.link(request.user, pk)
    form = UnlinkForm(request.POST)
    form.is_valid()
    actions.unlink(row, reason=form.cleaned_data.get("reason", ""), by=request.user)
    return redirect(row.after)


def _act(request: SignedIn, kind: str, pk: int, act: str) -> HttpResponse:
    subject, chosen = subjects.asked_for(request.user, kind, pk, act)
    form = ActForm(request.POST if request.method == "POST" else None, subject=subject, act=chosen)
    form.initial["back"] = request.GET.get("back", "")
    if not form.is_valid():
        return render(request, "progress/act.html", {"subject": subject, "form": form}, status=_status(form))
    subject.do(chosen, form.particulars())
    if form.cleaned_data["back"] == "work":
        return redirect(f"{reverse('progress:work')}?list={WAITS_IN.get(chosen, 'accept')}")
    return redirect(f"{subject.task.get_absolute_url()}#life")


def _status(form: ActForm | LinkForm) -> int:
    return 422 if form.is_bound else 200
