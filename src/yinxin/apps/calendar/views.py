"""The calendar's pages: which years are known, one year on the wall, and the notices that two persons enter and confirm."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.calendar import access, actions, current, queries
from yinxin.apps.calendar.access import KEEPERS, READERS
from yinxin.apps.calendar.forms import NoticeForm
from yinxin.apps.calendar.year_page import year_sheet
from yinxin.kit.policy import policy

FORM = ("GET", "POST")


@policy("calendar.see", roles=READERS)
def home(request: HttpRequest) -> HttpResponse:
    overview = queries.overview(access.notices(request.user), current(), timezone.localdate())
    return render(request, "calendar/home.html", {"overview": overview, "keeps": access.keeps(request.user)})


@policy("calendar.see-year", roles=READERS)
def year(request: HttpRequest, year: int) -> HttpResponse:
    sheet = year_sheet(year, current(), access.notices(request.user))
    return render(request, "calendar/year.html", {"sheet": sheet})


@policy("calendar.enter-notice", roles=KEEPERS, methods=FORM)
def notice_enter(request: HttpRequest) -> HttpResponse:
    form = NoticeForm(request.POST or None, initial={"year": timezone.localdate().year + 1})
    if form.is_valid():
        notice = actions.enter(**form.cleaned_data, by=access.user_of(request))
        messages.success(request, _("已录入。请对照下面读出的日子；要由另一个人核对确认才算数。"))
        return redirect("calendar:notice", notice.pk)
    return render(request, "calendar/notice_form.html", {"form": form}, status=422 if form.is_bound else 200)


@policy("calendar.see-notice", roles=READERS)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.notice(request.user, pk)
    sheet = queries.notice_sheet(found, access.user_of(request), keeps=access.keeps(request.user))
    return render(request, "calendar/notice.html", {"sheet": sheet})


@policy("calendar.confirm-notice", roles=KEEPERS, methods=("POST",))
def notice_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    done = actions.confirm(access.notice(request.user, pk), by=access.user_of(request))
    messages.success(request, _("已确认。%(year)s年起按这份通知计算，未确定的日期已重新计算。") % {"year": done.year})
    return redirect("calendar:notice", pk)


@policy("calendar.withdraw-notice", roles=KEEPERS, methods=("POST",))
def notice_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    actions.withdraw(access.notice(request.user, pk), by=access.user_of(request))
    messages.success(request, _("已撤回，这份通知不算数。"))
    return redirect("calendar:home")
