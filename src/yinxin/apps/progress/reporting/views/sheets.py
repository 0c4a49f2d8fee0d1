"""Reporting by sheet: out for offices that work offline, and in again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.reporting import access, sheet_in, sheet_out
from yinxin.apps.progress.reporting.forms import SheetForm
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy

BY_SHEET = FOR_A_UNIT | OFFICE


@policy("progress.sheet", roles=BY_SHEET)
def out(request: SignedIn, pk: int, unit: int) -> HttpResponse:
    row, asked = access.sheet_unit(request.user, pk, unit)
    return sheet_out.download(row, asked, access.sheet_lines(request.user, row, asked))


@policy("progress.sheet", roles=BY_SHEET, methods=["GET", "POST"])
@limited("upload.account")
def take_in(request: SignedIn) -> HttpResponse:
    form = SheetForm(request.POST or None, request.FILES or None)
    outcome = sheet_in.load(form.cleaned_data["sheet"], by=request.user) if form.is_valid() else None
    if outcome and not outcome.faults:
        said = _("已提交%(n)s项，%(same)s项没有改动。")
        messages.success(request, said % {"n": outcome.submitted, "same": outcome.unchanged})
        return redirect("progress:sheet-in")
    shown = {"form": form, "outcome": outcome, "sheets": access.sheets(request.user)}
    return render(request, "progress/reporting/sheet.html", shown, status=422 if request.method == "POST" else 200)
