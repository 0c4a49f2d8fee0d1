"""Documents: taking them in, watching them being read, and comparing a newer version with the list."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.models import Role
from yinxin.apps.plans import access, actions
from yinxin.apps.plans.actions.reading import broken_off
from yinxin.apps.plans.forms import ChangeForm, ReasonForm, RevisionForm, UploadForm
from yinxin.apps.plans.revision_page import changes_page
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.kit.intake.serving import serve
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy

OFFICE = frozenset({Role.OFFICE})


@policy("plans.upload", roles=OFFICE, methods=["GET", "POST"])
@limited("upload.account")
def upload(request: SignedIn) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, places=access.places_to_work_in(request.user))
    if not form.is_valid():
        return render(request, "plans/upload.html", {"form": form}, status=422 if form.is_bound else 200)
    receipts = actions.upload(form.received(), place=form.cleaned_data["place"], by=request.user)
    kept = [receipt.source for receipt in receipts if receipt.source]
    if len(receipts) == 1 and kept:
        return redirect("plans:source", kept[0].pk)
    return render(request, "plans/upload.html", {"form": form, "receipts": receipts}, status=200 if kept else 422)


@policy("plans.source", roles=OFFICE)
def source(request: SignedIn, pk: int) -> HttpResponse:
    """htmx asks again until the reading is over; 286 is its word for “stop asking”."""
    row = access.source(request.user, pk)
    failure = broken_off(row)
    template = "plans/_progress.html" if request.htmx else "plans/source.html"
    status = 286 if request.htmx and (failure or not row.is_being_read) else 200
    return render(request, template, {"source": row, "failure": failure}, status=status)


@policy("plans.original", roles=OFFICE)
def original(request: SignedIn, pk: int) -> FileResponse:
    """The document as it was uploaded, always as a download: a browser must never run what somebody sent in."""
    return serve(access.source(request.user, pk).received)


@policy("plans.upload", roles=OFFICE, methods=["POST"])
def again(request: SignedIn, pk: int) -> HttpResponse:
    actions.read_again(access.source(request.user, pk), by=request.user)
    return redirect("plans:source", pk)


@policy("plans.confirm", roles=OFFICE, methods=["POST"])
def revision(request: SignedIn, pk: int) -> HttpResponse:
    row = access.source(request.user, pk)
    form = RevisionForm(request.POST, plans=access.plans_of(request.user, row.place))
    if form.is_valid():
        actions.set_revision(row, form.cleaned_data["plan"], by=request.user)
    return redirect("plans:desk", pk)


@policy("plans.desk", roles=OFFICE)
def changes(request: SignedIn, pk: int) -> HttpResponse:
    return render(request, "plans/changes.html", {"page": changes_page(access.source(request.user, pk))})


@policy("plans.confirm", roles=OFFICE, methods=["POST"])
def apply(request: SignedIn, pk: int) -> HttpResponse:
    row = access.change(request.user, pk)
    form = ChangeForm(request.POST, fields=[cell["field"] for cell in row.cells])
    if form.is_valid():
        actions.apply_change(row, cells=form.cleaned_data["cells"] or None, by=request.user)
    return redirect("plans:changes", row.source_id)


@policy("plans.confirm", roles=OFFICE, methods=["POST"])
def keep(request: SignedIn, pk: int) -> HttpResponse:
    row = actions.keep_as_is(access.change(request.user, pk), by=request.user)
    return redirect("plans:changes", row.source_id)


@policy("plans.confirm", roles=OFFICE, methods=["POST"])
def apply_all(request: SignedIn, pk: int) -> HttpResponse:
    actions.apply_changes(access.source(request.user, pk), by=request.user)
    return redirect("plans:changes", pk)


@policy("plans.undo", roles=OFFICE, methods=["POST"])
def undo(request: SignedIn, pk: int) -> HttpResponse:
    row = access.source(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "plans/source.html", {"source": row, "form": form}, status=422)
    actions.undo_import(row, form.cleaned_data["reason"], by=request.user)
    return redirect("plans:desk", pk)


@policy("plans.discard", roles=OFFICE, methods=["POST"])
def discard(request: SignedIn, pk: int) -> HttpResponse:
    row = access.source(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "plans/source.html", {"source": row, "form": form}, status=422)
    actions.discard(row, form.cleaned_data["reason"], by=request.user)
    return redirect("plans:list")
