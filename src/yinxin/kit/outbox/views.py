"""The pages of the jobs that were given up, and of what happens by the clock."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinxin.kit.audit.recording import history
from yinxin.kit.outbox import access, actions, queries
from yinxin.kit.outbox.access import KEEPERS
from yinxin.kit.outbox.forms import DiscardForm, PageForm
from yinxin.kit.outbox.models import Job
from yinxin.kit.policy import policy


@policy("outbox.dead", roles=KEEPERS)
def dead(request: HttpRequest) -> HttpResponse:
    page = access.page_of_dead_letters(PageForm(request.GET).number)
    return render(request, "outbox/dead.html", {"page": page, "schedules": queries.regular()})


@policy("outbox.job", roles=KEEPERS)
def job(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _file(request, access.given_up(pk), DiscardForm())


@policy("outbox.retry-all", roles=KEEPERS, methods=["POST"])
def retry_all(request: HttpRequest) -> HttpResponse:
    """So many as one request can bear; the page says when some are left."""
    count = actions.retry_all(access.oldest_dead_letters(), by=access.acting(request))
    text = ngettext("已重新排队 %(n)s 件，稍后可在此查看结果。", "已重新排队 %(n)s 件，稍后可在此查看结果。", count)
    messages.success(request, text % {"n": count})
    if left := access.dead_letters().count():
        text = ngettext("还有 %(n)s 件，请再按一次“全部重试”。", "还有 %(n)s 件，请再按一次“全部重试”。", left)
        messages.info(request, text % {"n": left})
    return redirect("outbox:dead")


@policy("outbox.retry", roles=KEEPERS, methods=["POST"])
def retry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    held = actions.retry(access.given_up(pk), by=access.acting(request))
    messages.success(request, _("%(number)s 已重新排队；再不成功会回到这里。") % {"number": held.number})
    return redirect("outbox:dead")


@policy("outbox.discard", roles=KEEPERS, methods=["POST"])
def discard(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    held, form = access.given_up(pk), DiscardForm(request.POST)
    if not form.is_valid():
        return _file(request, held, form)
    actions.discard(held, **form.cleaned_data, by=access.acting(request))
    messages.success(request, _("%(number)s 已放弃，不再重试。") % {"number": held.number})
    return redirect("outbox:dead")


def _file(request: HttpRequest, held: Job, form: DiscardForm) -> HttpResponse:
    context = {"job": held, "form": form, "history": history(held)}
    return render(request, "outbox/job.html", context, status=422 if form.is_bound else 200)
