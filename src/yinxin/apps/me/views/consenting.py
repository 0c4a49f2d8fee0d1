"""Reading, giving, printing and withdrawing one's consents."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from yinxin.apps.me import access
from yinxin.apps.me.asking import asked
from yinxin.apps.me.forms import AgreeForm
from yinxin.apps.people.access import user_of
from yinxin.kit.consent import giving
from yinxin.kit.consent.matters import Matter, of
from yinxin.kit.policy import SIGNED_IN, policy


@never_cache
@policy("me.consents", roles=SIGNED_IN)
def consent_list(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    return render(request, "me/consents.html", {"asked": asked(user), "receipts": access.receipts(user)})


@never_cache
@policy("me.consents", roles=SIGNED_IN)
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "me/receipt.html", {"receipt": access.receipt(user_of(request), pk)})


@policy("me.give-consent", roles=SIGNED_IN, methods=("POST",))
def give(request: HttpRequest, matter: str) -> HttpResponse:
    form = AgreeForm(request.POST)
    user, about = user_of(request), _matter(matter)
    if not form.is_valid():
        found = {"asked": asked(user), "receipts": access.receipts(user), "unticked": about}
        return render(request, "me/consents.html", found, status=422)
    giving.give(user, about, shown=form.cleaned_data["shown"], language=request.LANGUAGE_CODE)
    messages.success(request, _("已记下您的同意。回执随时可以查看和打印。"))
    return redirect("me:consents")


@policy("me.withdraw-consent", roles=SIGNED_IN, methods=("POST",))
def withdraw(request: HttpRequest, matter: str) -> HttpResponse:
    giving.withdraw(user_of(request), _matter(matter))
    messages.success(request, _("已撤回同意，依据它保存的资料已经删除。"))
    return redirect("me:consents")


def _matter(code: str) -> Matter:
    matter = of(code)
    if matter is None:
        raise Http404
    return matter
