"""Taking and proposing steps, deciding about proposals, and the list of what waits for a second person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS, acting
from yinxin.kit.registers.addresses import of_record
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import StageMove
from yinxin.kit.registers.moving import access, actions, evidence
from yinxin.kit.registers.moving.forms import DeclineForm, MoveForm

FORM = ("GET", "POST")


@policy("registers.move", roles=KEEPERS, methods=FORM)
def move(request: HttpRequest, register: Register, pk: int, step: str) -> HttpResponse:
    record, found = access.to_move(register, request, pk, step)
    form = MoveForm(request.POST or None, step=found, version=record.version)
    if form.is_valid():
        said = {"reason": form.cleaned_data["reason"], "version": form.cleaned_data["version"]}
        return _said(request, actions.move(register, record, step, by=acting(request), **said))
    missing = evidence.in_words(register, evidence.wanting(register, record, found))
    shown = {"register": register, "record": record, "step": found, "form": form, "missing": missing}
    shown |= _stages(register, record.stage, found.target) | {"back": of_record(register, pk)}
    return render(request, "registers/moving/step.html", shown, status=_status(request))


@policy("registers.waiting", roles=READERS)
def waiting(request: HttpRequest) -> HttpResponse:
    return render(request, "registers/moving/waiting.html", {"waiting": access.waiting(acting(request))})


@policy("registers.move-confirm", roles=DECIDERS, methods=("POST",))
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return _said(request, actions.confirm(access.proposal(request, pk), by=acting(request)))


@policy("registers.move-decline", roles=DECIDERS, methods=FORM)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = access.proposal(request, pk)
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        return _said(request, actions.decline(proposal, by=acting(request), answer=form.cleaned_data["answer"]))
    shown = {"proposal": proposal, "form": form, "back": of_record(proposal.register, proposal.record)}
    return render(request, "registers/moving/decline.html", shown, status=_status(request))


@policy("registers.move-withdraw", roles=KEEPERS, methods=("POST",))
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return _said(request, actions.withdraw(access.proposal(request, pk), by=acting(request)))


def _said(request: HttpRequest, done: StageMove) -> HttpResponse:
    sentences = {
        StageMove.State.WAITING: _("已提出，等另一个人确认。"),
        StageMove.State.TAKEN: _("已转阶段。"),
        StageMove.State.DECLINED: _("已记为不同意。"),
        StageMove.State.WITHDRAWN: _("已撤回。"),
    }
    messages.success(request, sentences[StageMove.State(done.state)])
    return redirect(of_record(done.register, done.record))


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def _stages(register: Register, source: str, target: str) -> dict[str, object]:
    if register.stages is None:
        return {}
    return {"source": register.stages.stage(source).label, "target": register.stages.stage(target).label}
