"""The list of a register, and what is done from it: files, kept views, many records at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinxin.kit.policy import policy
from yinxin.kit.registers import access
from yinxin.kit.registers.access import DECIDERS, READERS
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.listing import files, many, saved
from yinxin.kit.registers.listing.columns import names_people
from yinxin.kit.registers.listing.forms import ReasonForm, ViewForm
from yinxin.kit.registers.listing.page import list_page
from yinxin.kit.registers.listing.places import places
from yinxin.kit.registers.listing.saved import state_asked
from yinxin.kit.registers.listing.state import State

FORM = ("GET", "POST")


@policy("registers.list", roles=READERS)
def listed(request: HttpRequest, register: Register) -> HttpResponse:
    state = state_asked(register, request)
    shown: dict[str, object] = {
        "list": list_page(register, state, request.user),
        "map": places(state, request.user) if state.asked["show"] == "map" else None,
        "views": saved.views(register, request.user),
        "files": files.kinds(register),
        "register": register,
    }
    return render(request, "registers/listing/list.html", shown | _may(request, register))


@policy("registers.export", roles=READERS)
def export(request: HttpRequest, register: Register, kind: str) -> HttpResponseBase:
    """What the list shows with the same address, over all of its pages, as a file."""
    return files.download(state_asked(register, request), request.user, kind)


@policy("registers.view-save", roles=READERS, methods=["POST"])
def keep_view(request: HttpRequest, register: Register) -> HttpResponse:
    state = state_asked(register, request)
    form = ViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("没有保存：请给这个列表起一个六十字以内的名称。"))
        return _to_list(state)
    told = form.cleaned_data
    view = saved.keep(state, told["name"], is_shared=told["is_shared"], by=access.acting(request))
    messages.success(request, _("已保存为“%(name)s”。") % {"name": view.name})
    return _to_list(state)


@policy("registers.view-drop", roles=READERS, methods=["POST"])
def drop_view(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    saved.drop(saved.own_view(register, request.user, pk), by=access.acting(request))
    messages.success(request, _("已删去这个保存的列表。"))
    return redirect("registers:list", register)


@policy("registers.many", roles=DECIDERS, methods=FORM)
def many_records(request: HttpRequest, register: Register) -> HttpResponse:
    """Asked twice: the second time with the number of records that would change."""
    edit = many.edit(register, request)
    if edit.is_confirmed:
        count = many.apply(edit, by=access.acting(request))
        messages.success(request, ngettext("已修改 %(n)s 条。", "已修改 %(n)s 条。", count) % {"n": count})
        return _to_list(edit.picked.state)
    return _many(request, edit, ReasonForm(prefix="public"))


@policy("registers.many-publish", roles=DECIDERS, methods=["POST"])
def publish_many(request: HttpRequest, register: Register) -> HttpResponse:
    form = ReasonForm(request.POST, prefix="public")
    if not form.is_valid():
        return _many(request, many.unchosen(register, request), form)
    count = many.publish(register, request, form.cleaned_data["reason"])
    messages.success(request, ngettext("已公开 %(n)s 条。", "已公开 %(n)s 条。", count) % {"n": count})
    return _to_list(state_asked(register, request))


@policy("registers.many-withdraw", roles=DECIDERS, methods=["POST"])
def withdraw_many(request: HttpRequest, register: Register) -> HttpResponse:
    form = ReasonForm(request.POST, prefix="public")
    if not form.is_valid():
        return _many(request, many.unchosen(register, request), form)
    count = many.withdraw(register, request, form.cleaned_data["reason"])
    messages.success(request, ngettext("已停止公开 %(n)s 条。", "已停止公开 %(n)s 条。", count) % {"n": count})
    return _to_list(state_asked(register, request))


def _many(request: HttpRequest, edit: many.Edit, reason: ReasonForm) -> HttpResponse:
    shown = {"edit": edit, "picked": edit.picked, "register": edit.picked.register, "reason": reason}
    is_faulty = bool(reason.errors or (edit.form is not None and edit.form.errors))
    return render(request, "registers/listing/many.html", shown, status=422 if is_faulty else 200)


def _to_list(state: State) -> HttpResponse:
    return redirect(f"{reverse('registers:list', args=[state.register])}?{state.query.urlencode()}")


def _may(request: HttpRequest, register: Register) -> dict[str, bool]:
    return {
        "adds": register.may_add(request.user),
        "loads": register.may_load(request.user),
        "names_people": names_people(register),
        "decides": not DECIDERS.isdisjoint(getattr(request, "roles", ())),
    }
