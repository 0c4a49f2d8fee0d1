"""Family trees in: the file, its preview, what is decided about it. Family trees out: published ancestors, for everybody."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.people.access import user_of
from yinxin.apps.roots.exchange import access, actions
from yinxin.apps.roots.exchange.forms import TreeForm
from yinxin.apps.roots.exchange.giving_out import answer, blank
from yinxin.apps.roots.exchange.preview_page import apart_form, came_in, preview_page
from yinxin.apps.roots.exchange.uploading import taken
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.access import DECIDERS
from yinxin.kit.registers.public.opening import for_everybody

POST = ("POST",)
PER_PAGE = 50


@policy("gedcom.imports", roles=DECIDERS, methods=("GET", "POST"))
def imports(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = TreeForm(request.POST or None, request.FILES or None, user=user)
    if tree := taken(form, by=user):
        return redirect("gedcom:preview", tree.pk)
    found = Paginator(access.imports(user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "found": found}
    return render(request, "gedcom_exchange/imports.html", context, status=422 if form.is_bound else 200)


@policy("gedcom.template", roles=DECIDERS)
def template(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same sheet for everybody
    return blank()


@policy("gedcom.preview", roles=DECIDERS)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    return preview_page(request, access.one_import(request, pk))


@policy("gedcom.decide", roles=DECIDERS, methods=POST)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    tree = access.one_import(request, pk)
    form = apart_form(request, tree)
    if form.is_valid():
        actions.decide(tree, **form.cleaned_data, by=user_of(request))
    return redirect("gedcom:preview", pk)


@policy("gedcom.confirm", roles=DECIDERS, methods=POST)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    done = actions.confirm(access.one_import(request, pk), by=user_of(request))
    messages.success(request, came_in(done))
    return redirect("gedcom:preview", pk)


@policy("gedcom.discard", roles=DECIDERS, methods=POST)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    actions.discard(access.one_import(request, pk), by=user_of(request))
    messages.success(request, _("已放弃，文件里的内容没有保留。"))
    return redirect("gedcom:imports")


@policy("gedcom.undo", roles=DECIDERS, methods=POST)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    actions.undo(access.one_import(request, pk), by=user_of(request))
    messages.success(request, _("已撤销，导入的先人都已删去。"))
    return redirect("gedcom:preview", pk)


@policy("gedcom.export-clan", roles=PUBLIC)
@for_everybody
def export_clan(request: HttpRequest, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - the same file for everybody
    return answer(*access.public_clan(pk), kind)


@policy("gedcom.export-branch", roles=PUBLIC)
@for_everybody
def export_branch(request: HttpRequest, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - the same file for everybody
    return answer(*access.public_branch(pk), kind)
