"""What the office does about gifts besides their records: donors, letters, questions, papers."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from yinxin.apps.registers.donations import access, letter
from yinxin.apps.registers.donations.access import KEEPERS, user_of
from yinxin.apps.registers.donations.actions import claims, questions, sharing, uses
from yinxin.apps.registers.donations.forms import PaperAnswerForm, ReplyForm, donor_rows
from yinxin.kit.intake.serving import serve
from yinxin.kit.policy import policy
from yinxin.kit.registers.addresses import of_record

FORM = ("GET", "POST")
SLUG = "donations"


@never_cache
@policy("donations.donors", roles=KEEPERS, methods=FORM)
def donors(request: HttpRequest, pk: int) -> HttpResponse:
    donation = access.donation(request, pk)
    rows = donor_rows(donation, request.POST or None)
    if rows.is_bound and rows.is_valid():
        sharing.write(donation, rows.donors, by=user_of(request))
        messages.success(request, _("捐赠人已保存，公开页面同时更新。"))
        return redirect(of_record(SLUG, pk))
    status = 422 if rows.is_bound else 200
    return render(request, "donations/donors.html", {"donation": donation, "rows": rows}, status=status)


@never_cache
@policy("donations.code", roles=KEEPERS, methods=("POST",))
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code stands in this letter alone: no page could show it again."""
    share = access.share(request, pk)
    made, row = claims.issue(share, by=user_of(request))
    answer = HttpResponse(letter.printed(share, made, row.ends_on), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{share.donation.code}.pdf"'
    return answer


@never_cache
@policy("donations.questions", roles=KEEPERS)
def question_list(request: HttpRequest) -> HttpResponse:
    shown = access.questions(request).order_by("answered_at", "due_on", "pk")
    page = Paginator(shown, 30).get_page(request.GET.get("page"))
    return render(request, "donations/questions.html", {"page": page, "today": timezone.localdate()})


@never_cache
@policy("donations.answer", roles=KEEPERS, methods=FORM)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    question = access.question(request, pk)
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        questions.answer(question, form.cleaned_data["answer"], by=user_of(request))
        messages.success(request, _("已答复，捐赠人会收到通知。"))
        return redirect("donations:questions")
    context = {"question": question, "form": form, "today": timezone.localdate()}
    return render(request, "donations/answer.html", context, status=422 if form.is_bound else 200)


@never_cache
@policy("donations.paper-answer", roles=KEEPERS, methods=FORM)
def paper_answer(request: HttpRequest, pk: int) -> HttpResponse:
    share = access.share(request, pk)
    form, change = PaperAnswerForm(request.POST or None, request.FILES or None), access.change_asked(share)
    if form.is_valid():
        told = form.cleaned_data
        uses.answer_on_paper(change, share, agrees=told["agrees"], paper=told["paper"], by=user_of(request))
        messages.success(request, _("已录入，等另一位同事复核后生效。"))
        return redirect(of_record(SLUG, share.donation_id))
    context = {"share": share, "change": change, "form": form}
    return render(request, "donations/paper_answer.html", context, status=422 if form.is_bound else 200)


@policy("donations.confirm-answer", roles=KEEPERS, methods=("POST",))
def confirm_answer(request: HttpRequest, pk: int) -> HttpResponse:
    given = uses.confirm(access.answer(request, pk), by=user_of(request))
    messages.success(request, _("已复核，这份答复现在生效。"))
    return redirect(of_record(SLUG, given.change.donation_id))


@never_cache
@policy("donations.paper", roles=KEEPERS)
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    return serve(access.paper(request, pk))
