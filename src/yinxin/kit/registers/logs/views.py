"""Writing into a log, and striking out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.kit.policy import policy
from yinxin.kit.registers import access as records
from yinxin.kit.registers.access import KEEPERS
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.logs import access, actions
from yinxin.kit.registers.logs.forms import StrikeForm, form_of


@policy("registers.log", roles=KEEPERS, methods=("GET", "POST"))
def write(request: HttpRequest, register: Register, pk: int, name: str) -> HttpResponse:
    record, log = records.kept(register, request, pk), access.log_of(register, name)
    form = form_of(log)(request.POST or None, register=register, user=request.user)
    if form.is_valid():
        actions.write(log, record, form.cleaned_data, by=records.acting(request))
        messages.success(request, _("已登记。"))
        return redirect("registers:record", register, pk)
    context = {"register": register, "record": record, "log": log, "form": form}
    return render(request, "registers/log_form.html", context, status=422 if form.is_bound else 200)


@policy("registers.strike", roles=KEEPERS, methods=("GET", "POST"))
def strike(request: HttpRequest, register: Register, name: str, pk: int) -> HttpResponse:
    log = access.log_of(register, name)
    entry = access.entry_to_strike(register, log, request, pk)
    form = StrikeForm(request.POST or None)
    if form.is_valid():
        actions.strike(log, entry, by=records.acting(request), reason=form.cleaned_data["reason"])
        return redirect("registers:record", register, entry.record_id)
    context = {"register": register, "record": entry.record, "log": log, "form": form, "entry": entry}
    return render(request, "registers/log_form.html", context, status=422 if form.is_bound else 200)
