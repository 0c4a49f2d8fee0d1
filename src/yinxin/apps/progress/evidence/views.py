"""The pages of the evidence desk. Templates and the values they are given:

| template | context |
|---|---|
| progress/evidence/list.html | `documents`: Page[ReportDocument] with `waiting` and `confirmed`; `may_upload` |
| progress/evidence/upload.html | `form`: UploadForm; after sending `receipts`: tuple[Receipt] |
| progress/evidence/document.html, progress/evidence/_reading.html (htmx poll) | `page`: pages.DocumentPage |
| progress/evidence/desk.html | `page`: pages.DeskPage; `form`: ConfirmForm |
| progress/evidence/done.html | `document`; `counts`; nothing waits any more |
"""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans.forms import ReasonForm
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.evidence import access, actions, pages
from yinxin.apps.progress.evidence.forms import ConfirmForm, ShowForm, UploadForm
from yinxin.apps.progress.models import ReportDocument, Statement
from yinxin.kit.intake.serving import serve
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy

EVIDENCE = OFFICE | FOR_A_UNIT
"""Who may have evidence sought: the office, and whoever answers for a unit."""


@policy("progress.evidence", roles=EVIDENCE)
def documents(request: SignedIn) -> HttpResponse:
    shown = {
        "documents": pages.document_list(request.user, request.GET.get("page")),
        "may_upload": access.plans(request.user).exists(),
    }
    return render(request, "progress/evidence/list.html", shown)


@policy("progress.evidence-upload", roles=EVIDENCE, methods=["GET", "POST"])
@limited("upload.account")
def upload(request: SignedIn) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if not form.is_valid():
        return render(request, "progress/evidence/upload.html", {"form": form}, status=422 if form.is_bound else 200)
    receipts = actions.upload(form.received(), form.sender())
    kept = [receipt.document for receipt in receipts if receipt.document]
    if len(receipts) == 1 and kept:
        return redirect("progress:evidence-document", kept[0].pk)
    shown = {"form": form, "receipts": receipts}
    return render(request, "progress/evidence/upload.html", shown, status=200 if kept else 422)


@policy("progress.evidence", roles=EVIDENCE)
def document(request: SignedIn, pk: int) -> HttpResponse:
    """htmx asks again until the reading is over; 286 is its word for “stop asking”."""
    return _document(request, access.document(request.user, pk))


@policy("progress.evidence-original", roles=EVIDENCE)
def original(request: SignedIn, pk: int) -> FileResponse:
    """The document as it was sent in, always as a download."""
    return serve(access.document(request.user, pk).received)


@policy("progress.evidence-upload", roles=EVIDENCE, methods=["POST"])
def again(request: SignedIn, pk: int) -> HttpResponse:
    actions.read_again(access.document(request.user, pk), by=request.user)
    return redirect("progress:evidence-document", pk)


@policy("progress.evidence-discard", roles=EVIDENCE, methods=["POST"])
def discard(request: SignedIn, pk: int) -> HttpResponse:
    row = access.document(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _document(request, row, form)
    actions.discard(row, form.cleaned_data["reason"], by=request.user)
    return redirect("progress:evidence")


@policy("progress.evidence", roles=EVIDENCE)
def desk(request: SignedIn, pk: int) -> HttpResponse:
    """The first statement that waits."""
    return _onward(access.document(request.user, pk), None)


@policy("progress.evidence", roles=EVIDENCE)
def done(request: SignedIn, pk: int) -> HttpResponse:
    row = access.document(request.user, pk)
    return render(request, "progress/evidence/done.html", {"document": row, "counts": pages.counts(row)})


@policy("progress.evidence", roles=EVIDENCE)
def statement(request: SignedIn, pk: int) -> HttpResponse:
    return _statement(request, access.statement(request.user, pk))


@policy("progress.evidence-decide", roles=EVIDENCE, methods=["POST"])
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    row = access.statement(request.user, pk)
    form = ConfirmForm(request.POST, user=request.user, statement=row)
    if not form.is_valid():
        return _statement(request, row, form)
    actions.confirm(row, form.cleaned_data["meant"], by=request.user)
    return _onward(row.document, row)


@policy("progress.evidence-decide", roles=EVIDENCE, methods=["POST"])
def set_aside(request: SignedIn, pk: int) -> HttpResponse:
    row = actions.set_aside(access.statement(request.user, pk), by=request.user)
    return _onward(row.document, row)


@policy("progress.evidence-decide", roles=EVIDENCE, methods=["POST"])
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    row = actions.take_back(access.statement(request.user, pk), by=request.user)
    return redirect("progress:evidence-statement", row.pk)


def _document(request: SignedIn, row: ReportDocument, form: ReasonForm | None = None) -> HttpResponse:
    page = pages.document_page(row, ShowForm(request.GET).chosen(), request.GET.get("page"))
    template = "progress/evidence/_reading.html" if request.htmx else "progress/evidence/document.html"
    over = page.failure or not row.is_being_read
    status = 422 if form else 286 if request.htmx and over else 200
    return render(request, template, {"page": page, "form": form}, status=status)


def _statement(request: SignedIn, row: Statement, form: ConfirmForm | None = None) -> HttpResponse:
    page = pages.desk_page(request.user, row)
    shown = {"page": page, "form": form or ConfirmForm(user=request.user, statement=row)}
    return render(request, "progress/evidence/desk.html", shown, status=422 if form else 200)


def _onward(row: ReportDocument, after: Statement | None) -> HttpResponse:
    """To the next statement that waits, or to the word that none does."""
    if row.state != ReportDocument.State.READY:
        return redirect("progress:evidence-document", row.pk)
    following = pages.next_waiting(row, after)
    if following is None:
        return redirect("progress:evidence-done", row.pk)
    return redirect("progress:evidence-statement", following.pk)
