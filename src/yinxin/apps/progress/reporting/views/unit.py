"""The one page of a unit, and the reports of a task."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE, PLANS
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.reporting import access, desk, filling, lines_page, task_page
from yinxin.apps.progress.reporting.forms import WantForm
from yinxin.kit.intake.serving import serve
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy


@policy("progress.report", roles=FOR_A_UNIT, methods=["GET", "POST"])
@limited("upload.account")
def report(request: SignedIn) -> HttpResponse:
    """What is asked of my unit now."""
    if request.method == "GET":
        return render(
            request, "progress/reporting/unit.html", {"page": lines_page.unit_page(request.user, request.GET)}
        )
    done = desk.carry_out(request.user, request.POST, request.FILES)
    if done.faults:
        page = lines_page.unit_page(request.user, request.GET, forms=done.faults)
        return render(request, "progress/reporting/unit.html", {"page": page}, status=422)
    return _done(request, done)


@policy("progress.report", roles=FOR_A_UNIT, methods=["POST"])
def keep(request: SignedIn, pk: int) -> HttpResponse:
    """A card is kept while it is being filled in."""
    form = desk.keep_one(access.own_line(request.user, pk), request.POST, by=request.user)
    return render(request, "progress/reporting/_kept.html", {"form": form, "at": timezone.localtime()})


@policy("progress.want", roles=FOR_A_UNIT | OFFICE, methods=["POST"])
def want(request: SignedIn, pk: int) -> HttpResponse:
    row = access.report_to_judge(request.user, pk)
    form = WantForm(request.POST)
    if not form.is_valid():
        page = task_page.task_reports(request.user, row.task, request.GET.get("page"))
        return render(request, "progress/reporting/task.html", {"page": page, "form": form, "wanted": row}, status=422)
    filling.want(row, form.cleaned_data["wanting"], by=request.user)
    return redirect("progress:task-reports", row.task_id)


@policy("progress.reports", roles=PLANS)
def task_reports(request: SignedIn, pk: int) -> HttpResponse:
    """Everything reported on a task, the latest first."""
    page = task_page.task_reports(request.user, plans.task(request.user, pk), request.GET.get("page"))
    return render(request, "progress/reporting/task.html", {"page": page, "form": WantForm()})


@policy("progress.evidence-file", roles=PLANS)
def evidence_file(request: SignedIn, pk: int) -> FileResponse:
    found = access.evidence(request.user, pk)
    assert found.file is not None  # noqa: S101 - access gives only evidence that is a file
    return serve(found.file)


def _done(request: SignedIn, done: desk.Done) -> HttpResponse:
    if done.submitted:
        messages.success(request, _("已提交%(n)s项。") % {"n": done.submitted})
    elif not done.line:
        messages.success(request, _("已保存草稿。"))
    anchor = f"?line={done.line}#line-{done.line}" if done.line and not done.submitted else ""
    return redirect(reverse("progress:report") + anchor)
