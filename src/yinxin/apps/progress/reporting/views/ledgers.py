"""The running ledger of a plan already under way: uploaded, corrected, confirmed, undone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yinxin.apps.people.roles import OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.models import Ledger
from yinxin.apps.progress.reporting import access, ledger_page, ledgers
from yinxin.apps.progress.reporting.forms import LedgerForm, ReasonForm
from yinxin.apps.progress.reporting.workbook import Fault
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy


@policy("progress.ledger", roles=OFFICE, methods=["GET", "POST"])
@limited("upload.account")
def upload(request: SignedIn, pk: int) -> HttpResponse:
    row = plans.office_plan(request.user, pk)
    form = LedgerForm(request.POST or None, request.FILES or None, initial={"otherwise": timezone.localdate()})
    data = form.cleaned_data if form.is_valid() else None
    kept = ledgers.upload(row, data["sheet"], otherwise=data["otherwise"], by=request.user) if data else None
    if isinstance(kept, Ledger):
        return redirect("progress:ledger", kept.pk)
    fault = kept if isinstance(kept, Fault) else None
    shown = {"plan": row, "form": form, "fault": fault, "ledgers": access.ledgers(row)}
    return render(request, "progress/reporting/ledgers.html", shown, status=422 if request.method == "POST" else 200)


@policy("progress.ledger", roles=OFFICE, methods=["GET", "POST"])
def show(request: SignedIn, pk: int) -> HttpResponse:
    """The preview; sent, it keeps what a person chose."""
    row = access.ledger(request.user, pk)
    page = ledger_page.ledger_page(row, request.POST or None, request.GET.get("page"))
    if page.form.is_bound and page.form.is_valid():
        ledgers.correct(row, page.form.choices(), by=request.user)
        return redirect(request.get_full_path())
    return _show(request, page, ReasonForm(), status=422 if page.form.is_bound else 200)


@policy("progress.ledger", roles=OFFICE, methods=["POST"])
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    return _decide(request, access.ledger(request.user, pk), ledgers.confirm)


@policy("progress.ledger", roles=OFFICE, methods=["POST"])
def undo(request: SignedIn, pk: int) -> HttpResponse:
    return _decide(request, access.ledger(request.user, pk), ledgers.undo)


def _decide(request: SignedIn, row: Ledger, verb: ledgers.Verb) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, ledger_page.ledger_page(row, None, None), form, status=422)
    verb(row, reason=form.cleaned_data["reason"], by=request.user)
    return redirect("progress:ledger", row.pk)


def _show(request: SignedIn, page: ledger_page.LedgerPage, form: ReasonForm, *, status: int) -> HttpResponse:
    return render(request, "progress/reporting/ledger.html", {"page": page, "form": form}, status=status)
