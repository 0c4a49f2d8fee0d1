"""The letters: one's own cards, questions and contacts, and the desk of two officials for reports."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from yinxin.apps.kin import access, pages
from yinxin.apps.kin.access import DESK
from yinxin.apps.kin.actions import answering, cards, leaving, relaying, reporting
from yinxin.apps.kin.forms import DecisionForm, EndForm, LetterForm, ReleaseForm, RevokeForm
from yinxin.apps.kin.models import Answer, Decision, Detail, Reason
from yinxin.apps.people.access import user_of
from yinxin.kit.network import network_of
from yinxin.kit.policy import PUBLIC, SIGNED_IN, policy

FORM = ("GET", "POST")
FAULTY = 422


@policy("letters.about", roles=PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "kin/about.html")


@never_cache
@policy("letters.home", roles=SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "kin/home.html", {"page": pages.home_page(request)})


@sensitive_post_parameters()
@never_cache
@policy("letters.card", roles=SIGNED_IN, methods=FORM)
def card(request: HttpRequest) -> HttpResponse:
    page = pages.card_page(request)
    form = page.form
    if form.is_valid():
        agreed = form.agreed(request.LANGUAGE_CODE)
        cards.make_card(user_of(request), form.card, agreed=agreed, network=network_of(request))
        messages.success(request, _("寻访卡已收好，没有人看得到。七天后的早上起会询问您。"))
        return redirect("kin:home")
    return render(request, "kin/card.html", {"page": page, "form": form}, status=FAULTY if form.is_bound else 200)


@policy("letters.card-remove", roles=SIGNED_IN, methods=("POST",))
def card_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    cards.remove_card(user_of(request), access.card(user_of(request), pk))
    messages.success(request, _("寻访卡和它的询问已删去。"))
    return redirect("kin:home")


@never_cache
@policy("letters.question", roles=SIGNED_IN, methods=FORM)
def question(request: HttpRequest, pk: UUID) -> HttpResponse:
    page = pages.question_page(request, pk)
    form = page.form
    if form.is_valid():
        answering.answer(user_of(request), page.question.row, Answer(form.cleaned_data["answer"]))
        messages.success(request, _("您的回答已记下，只有您自己看得到。"))
        return redirect("kin:home")
    return render(request, "kin/question.html", {"page": page, "form": form}, status=FAULTY if form.is_bound else 200)


@never_cache
@policy("letters.relay", roles=SIGNED_IN)
def relay(request: HttpRequest, pk: UUID) -> HttpResponse:
    return render(request, "kin/relay.html", {"page": pages.relay_page(access.thread(user_of(request), pk))})


@sensitive_post_parameters()
@never_cache
@policy("letters.write", roles=SIGNED_IN, methods=("POST",))
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    thread, form = access.thread(user_of(request), pk), LetterForm(request.POST)
    if not form.is_valid():
        return render(request, "kin/relay.html", {"page": pages.relay_page(thread, letter=form)}, status=FAULTY)
    relaying.write(user_of(request), thread, form.cleaned_data["text"], sent_as=form.cleaned_data["sent_as"])
    messages.success(request, _("信已放好，对方打开页面就能读到。"))
    return redirect("kin:relay", pk)


@sensitive_post_parameters()
@never_cache
@policy("letters.release", roles=SIGNED_IN, methods=("POST",))
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    thread, form = access.thread(user_of(request), pk), ReleaseForm(request.POST)
    if not form.is_valid():
        return render(request, "kin/relay.html", {"page": pages.relay_page(thread, release=form)}, status=FAULTY)
    relaying.release(user_of(request), thread, Detail(form.cleaned_data["detail"]), form.cleaned_data["value"])
    messages.success(request, _("已告诉对方这一项，90天内有效，您随时可以收回。"))
    return redirect("kin:relay", pk)


@policy("letters.revoke", roles=SIGNED_IN, methods=("POST",))
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    thread, form = access.thread(user_of(request), pk), RevokeForm(request.POST)
    if form.is_valid():
        relaying.revoke(user_of(request), thread, Detail(form.cleaned_data["detail"]))
        messages.success(request, _("已收回，对方不再看得到。"))
    return redirect("kin:relay", pk)


@policy("letters.end", roles=SIGNED_IN, methods=("POST",))
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    thread, form = access.thread(user_of(request), pk), EndForm(request.POST)
    if form.is_valid():
        relaying.end(user_of(request), thread, is_blocked=form.cleaned_data["is_blocked"])
        messages.success(request, _("通信已结束，您写的信和告诉对方的资料已删除，以后不会再与这个人牵线。"))
    return redirect("kin:home")


@never_cache
@policy("letters.report", roles=SIGNED_IN, methods=FORM)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    thread = access.thread(user_of(request), pk)
    form = pages.report_form(request, thread)
    if form.is_valid():
        reporting.report(user_of(request), thread, Reason(form.cleaned_data["reason"]), form.chosen, form.details)
        messages.success(request, _("举报已交给两位经办人员，通信已结束。"))
        return redirect("kin:home")
    return render(request, "kin/report.html", {"row": thread, "form": form}, status=FAULTY if form.is_bound else 200)


@policy("letters.take-back", roles=SIGNED_IN, methods=("POST",))
def take_back(request: HttpRequest) -> HttpResponse:
    leaving.take_everything_back(user_of(request))
    messages.success(request, _("全部收回了：寻访卡、回答、信和告诉别人的资料都已删除，同意已撤回。"))
    return redirect("kin:home")


@policy("letters.shield", roles=SIGNED_IN, methods=("POST",))
def shield(request: HttpRequest) -> HttpResponse:
    leaving.shield(user_of(request))
    messages.success(request, _("已记下：这里的任何东西都不会通到您。"))
    return redirect("kin:home")


@policy("letters.unshield", roles=SIGNED_IN, methods=("POST",))
def unshield(request: HttpRequest) -> HttpResponse:
    leaving.unshield(user_of(request))
    messages.success(request, _("声明已收回。要找亲人，请重新写寻访卡。"))
    return redirect("kin:home")


# Without the CSRF check: whoever must be gone now may have an old page and no session. Forged, it does no more than sign somebody out.
@policy("letters.away", roles=PUBLIC, methods=("POST",))
@csrf_exempt
def away(request: HttpRequest) -> HttpResponse:
    """Quick exit: signed out, nothing kept by the browser, and on the screen a page that anybody may be reading."""
    logout(request)
    answer = redirect("registers:public-home")
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


@never_cache
@policy("letters.reports", roles=DESK)
def reports(request: HttpRequest) -> HttpResponse:
    return render(request, "kin/reports.html", {"reports": access.reports(user_of(request))})


@never_cache
@policy("letters.decide", roles=DESK, methods=FORM)
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, form = access.report(user_of(request), pk), DecisionForm(request.POST or None)
    if form.is_valid():
        reporting.decide(found, Decision(form.cleaned_data["decision"]), by=user_of(request))
        messages.success(request, _("意见已记下；两位经办人员意见一致时生效。"))
        return redirect("kin:reports")
    page = {"report": found, "letters": reporting.read_report(found, by=user_of(request)), "form": form}
    return render(request, "kin/decide.html", page, status=FAULTY if form.is_bound else 200)
