"""The registers a user may look into, and writing one record."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.kit.policy import policy
from yinxin.kit.registers import access, actions
from yinxin.kit.registers.access import KEEPERS, READERS
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.forms import RecordForm, form_of
from yinxin.kit.registers.moving.access import waits
from yinxin.kit.registers.overview import cards

FORM = ("GET", "POST")


@policy("registers.home", roles=READERS)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "registers/home.html", {"cards": cards(request.user), "waiting": waits(request.user)})


@policy("registers.new", roles=KEEPERS, methods=FORM)
def new(request: HttpRequest, register: Register) -> HttpResponse:
    if not register.may_add(request.user):
        raise Http404
    form = form_of(register)(request.POST or None, user=request.user)
    if form.is_valid() and not form.lookalikes:
        record = actions.create(register, form.values, by=access.acting(request))
        messages.success(request, _("已登记“%(name)s”。") % {"name": register.name_of(record)})
        return redirect("registers:record", register, record.pk)
    return _form(request, register, form)


@policy("registers.edit", roles=KEEPERS, methods=FORM)
def edit(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    record = access.kept(register, request, pk)
    title = register.name_of(record)
    form = form_of(register)(request.POST or None, instance=record, user=request.user)
    if form.is_valid():
        told = {"reason": form.cleaned_data["reason"], "version": form.cleaned_data["version"]}
        actions.change(register, record, form.values, by=access.acting(request), **told)
        messages.success(request, _("已保存。"))
        return redirect("registers:record", register, pk)
    return _form(request, register, form, title)


def _form(request: HttpRequest, register: Register, form: RecordForm, title: str = "") -> HttpResponse:
    """`title` is what the record is called, not what somebody is about to call it."""
    status = 422 if request.method == "POST" else 200
    shown = {"register": register, "form": form, "title": title}
    return render(request, "registers/form.html", shown, status=status)
