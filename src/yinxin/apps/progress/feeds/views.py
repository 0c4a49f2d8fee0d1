"""The page on which one makes and ends the keys to feeds, and the feeds themselves."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from yinxin.apps.people.access import user_of
from yinxin.apps.progress.access import IN_TASKS
from yinxin.apps.progress.feeds import access, actions
from yinxin.apps.progress.feeds.forms import FeedForm
from yinxin.apps.progress.feeds.opening import opened
from yinxin.apps.progress.feeds.writing import written
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import PUBLIC, policy


@never_cache
@policy("progress.feeds", roles=IN_TASKS)
def feeds(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    shown = {"form": FeedForm(units=access.units(user)), "keys": access.keys(user)}
    return render(request, "progress/feeds/list.html", shown)


@never_cache
@policy("progress.make-feed", roles=IN_TASKS, methods=("POST",))
@limited("feed.make")
def make(request: HttpRequest) -> HttpResponse:
    """The address is shown in the answer itself, this once: no page could show it again."""
    user = user_of(request)
    form, shown = FeedForm(request.POST, units=access.units(user)), {"keys": access.keys(user)}
    if not form.is_valid():
        return render(request, "progress/feeds/list.html", shown | {"form": form}, status=422)
    made = actions.make(form.cleaned_data["unit"], by=user)
    url = f"{settings.SITE_URL}{reverse('progress:feed', args=[made.token])}"
    return render(request, "progress/feeds/list.html", shown | {"form": form, "made": made, "url": url})


@policy("progress.revoke-feed", roles=IN_TASKS, methods=("POST",))
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    actions.revoke(access.key(user_of(request), pk), by=user_of(request))
    messages.success(request, _("日历订阅已停用，用它的日历程序不会再得到更新。"))
    return redirect("progress:feeds")


@never_cache
@policy("progress.feed", roles=PUBLIC)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For a calendar program, which cannot sign in: the key in the address stands for its person."""
    answer = HttpResponse(written(opened(request, token)), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="yinxin.ics"'
    return answer
