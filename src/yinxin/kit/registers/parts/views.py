"""Adding a row of a part, putting it right, and taking it out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.kit.policy import policy
from yinxin.kit.registers import access as records
from yinxin.kit.registers.access import KEEPERS
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.parts import access, actions
from yinxin.kit.registers.parts.declaration import Part
from yinxin.kit.registers.parts.forms import RemovalForm, form_of

FORM = ("GET", "POST")


@policy("registers.part-add", roles=KEEPERS, methods=FORM)
def add(request: HttpRequest, register: Register, pk: int, name: str) -> HttpResponse:
    record, part = records.kept(register, request, pk), access.part_of(register, name)
    form = form_of(part)(request.POST or None, register=register, user=request.user)
    if form.is_valid():
        actions.add(part, record, form.values, by=records.acting(request))
        messages.success(request, _("已登记。"))
        return redirect("registers:record", register, pk)
    return _page(request, register, record, part, form)


@policy("registers.part-change", roles=KEEPERS, methods=FORM)
def change(request: HttpRequest, register: Register, name: str, pk: int) -> HttpResponse:
    part = access.part_of(register, name)
    row = access.kept_row(register, part, request, pk)
    form = form_of(part)(request.POST or None, instance=row, register=register, user=request.user)
    if form.is_valid():
        actions.change(part, row, form.values, by=records.acting(request))
        messages.success(request, _("已保存。"))
        return redirect("registers:record", register, row.record_id)
    return _page(request, register, row.record, part, form, row)


@policy("registers.part-remove", roles=KEEPERS, methods=FORM)
def remove(request: HttpRequest, register: Register, name: str, pk: int) -> HttpResponse:
    part = access.part_of(register, name)
    row = access.kept_row(register, part, request, pk)
    form = RemovalForm(request.POST or None)
    if form.is_valid():
        actions.remove(part, row, by=records.acting(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("已删去。"))
        return redirect("registers:record", register, row.record_id)
    return _page(request, register, row.record, part, form, row, removing=True)


def _page(
    request: HttpRequest,
    register: Register,
    record: Any,
    part: Part,
    form: Any,
    row: Any = None,
    *,
    removing: bool = False,
) -> HttpResponse:
    context = {"register": register, "record": record, "part": part, "form": form, "row": row, "removing": removing}
    return render(request, "registers/parts/form.html", context, status=422 if form.is_bound else 200)
