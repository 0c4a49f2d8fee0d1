"""A donor's own pages: what became of her gifts, her questions, her wish, her consent."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from yinxin.apps.registers.donations import access, report
from yinxin.apps.registers.donations.access import user_of
from yinxin.apps.registers.donations.actions import claims, questions, uses, wishes
from yinxin.apps.registers.donations.forms import AskForm, ChangeAnswerForm, ClaimForm
from yinxin.apps.registers.donations.gift_page import gift_page
from yinxin.apps.registers.donations.models import Share
from yinxin.apps.registers.donations.views.wishing import asked, wish_form
from yinxin.kit.intake.serving import serve
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import SIGNED_IN, policy


@never_cache
@policy("donations.gifts", roles=SIGNED_IN)
def gifts(request: HttpRequest) -> HttpResponse:
    return render(request, "donations/gifts.html", {"gifts": access.gifts(request), "form": ClaimForm()})


@never_cache
@policy("donations.claim", roles=SIGNED_IN, methods=("POST",))
@limited("donations.claim")
def claim(request: HttpRequest) -> HttpResponse:
    form = ClaimForm(request.POST)
    if not form.is_valid():
        shown = {"gifts": access.gifts(request), "form": form}
        return render(request, "donations/gifts.html", shown, status=422)
    share = claims.claim(form.cleaned_data["code"], by=user_of(request))
    messages.success(request, _("已认领。这笔捐赠的去向，以后都在这里看。"))
    return redirect("donations:gift", share.pk)


@never_cache
@policy("donations.gift", roles=SIGNED_IN)
def gift(request: HttpRequest, pk: int) -> HttpResponse:
    share = access.gift(request, pk)
    forms = {"ask": AskForm(), "wish": wish_form(share), "reply": ChangeAnswerForm()}
    return _page(request, share, forms)


@policy("donations.let-go", roles=SIGNED_IN, methods=("POST",))
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    claims.let_go(access.gift(request, pk), by=user_of(request))
    messages.success(request, _("这笔捐赠和您的账号已没有关联。"))
    return redirect("donations:gifts")


@policy("donations.ask", roles=SIGNED_IN, methods=("POST",))
@limited("donations.ask")
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    share, form = access.gift(request, pk), AskForm(request.POST)
    if not form.is_valid():
        return _page(request, share, {"ask": form, "wish": wish_form(share), "reply": ChangeAnswerForm()}, 422)
    row = questions.ask(share, kind=form.cleaned_data["kind"], text=form.cleaned_data["text"], by=user_of(request))
    messages.success(request, _("已送出，%(day)s前答复您。") % {"day": row.due_on.isoformat()})
    return redirect("donations:gift", pk)


@policy("donations.wish", roles=SIGNED_IN, methods=("POST",))
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    share = access.gift(request, pk)
    form = wish_form(share, request.POST)
    if not form.is_valid():
        return _page(request, share, {"ask": AskForm(), "wish": form, "reply": ChangeAnswerForm()}, 422)
    asked(request, form)
    wishes.choose(share, form.cleaned_data["publicity"], by=user_of(request))
    messages.success(request, _("已按您的意愿更新，公开页面和开放数据同时改变。"))
    return redirect("donations:gift", pk)


@policy("donations.reply", roles=SIGNED_IN, methods=("POST",))
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    share, form = access.gift(request, pk), ChangeAnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, share, {"ask": AskForm(), "wish": wish_form(share), "reply": form}, 422)
    change = access.change_asked(share)
    uses.answer(change, share, agrees=form.cleaned_data["agrees"], by=user_of(request))
    messages.success(request, _("已记下您的答复。办结以前，您可以改。"))
    return redirect("donations:gift", pk)


@never_cache
@policy("donations.report", roles=SIGNED_IN)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    share = access.gift(request, pk)
    answer = HttpResponse(report.printed(gift_page(share)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{share.donation.code}.pdf"'
    return answer


@never_cache
@policy("donations.photo", roles=SIGNED_IN)
def photo(request: HttpRequest, pk: int, photo: int) -> HttpResponseBase:
    return serve(access.photo(access.gift(request, pk), photo))


@never_cache
@policy("donations.photo", roles=SIGNED_IN)
def picture(request: HttpRequest, pk: int, picture: int) -> HttpResponseBase:
    return serve(access.picture(access.gift(request, pk), picture))


def _page(request: HttpRequest, share: Share, forms: Mapping[str, object], status: int = 200) -> HttpResponse:
    context = {"page": gift_page(share), "forms": forms, "words": report.consent_words()}
    return render(request, "donations/gift.html", context, status=status)
