"""Sheets of a register: the template, the upload, what the preview found, the load and its undoing."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.kit.limits.views import limited
from yinxin.kit.outbox.forms import PageForm
from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, acting
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.sheets import (
    access,
    loading,
    marked,
    pages,
    previewing,
    taking_out,
    template,
    undoing,
    uploading,
)
from yinxin.kit.registers.sheets.forms import DecisionForm, LoadForm, MendForm, SheetForm, UndoForm
from yinxin.kit.registers.sheets.reading_files import rows_of

POST = ("POST",)
PAST = 50
XLSX = taking_out.XLSX


@policy("registers.sheets", roles=DECIDERS)
def home(request: HttpRequest, register: Register) -> HttpResponse:
    access.loader(register, request)
    return _home(request, register, SheetForm())


@policy("registers.sheet-upload", roles=DECIDERS, methods=POST)
@limited("upload.account")
def upload(request: HttpRequest, register: Register) -> HttpResponse:
    access.loader(register, request)
    form = SheetForm(request.POST, request.FILES)
    load = uploading.upload(register, form, by=acting(request))
    return redirect("registers:sheet", register, load.pk) if load else _home(request, register, form)


@policy("registers.sheets", roles=DECIDERS)
def empty_sheet(request: HttpRequest, register: Register) -> HttpResponse:
    access.loader(register, request)
    data = template.template(register, acting(request))
    return _file(
        data, XLSX, _("%(register)s模板.xlsx") % {"register": register.label}, f"{register.slug}-template.xlsx"
    )


@policy("registers.sheet-export", roles=DECIDERS)
def export(request: HttpRequest, register: Register, kind: str) -> HttpResponse:
    access.loader(register, request)
    write, media_type = taking_out.KINDS[kind]
    data = write(register, taking_out.rows_taken_out(register, acting(request)))
    return _file(data, media_type, f"{register.label}.{kind}", f"{register.slug}.{kind}")


@policy("registers.sheet", roles=DECIDERS)
def show(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """htmx asks again until the load is over; 286 is its word for “stop asking”."""
    load = access.load(register, request, pk)
    page = pages.page_of(load, PageForm(request.GET).number)
    asked = request.headers.get("HX-Request")
    if asked and load.is_running and not page.failure:
        return render(request, "registers/sheets/_progress.html", {"register": register, "page": page})
    return _page(request, register, page, status=200) if not asked else HttpResponse(headers={"HX-Refresh": "true"})


@policy("registers.sheet", roles=DECIDERS)
def faults(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    load = access.load(register, request, pk)
    rows = rows_of(load)
    data = marked.marked(rows, previewing.judged(load, rows, by=acting(request)))
    return _file(data, XLSX, _("%(name)s（标出问题）.xlsx") % {"name": load.name}, f"{register.slug}-faults.xlsx")


@policy("registers.sheet-decide", roles=DECIDERS, methods=POST)
def decide(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    load = access.load(register, request, pk)
    form = DecisionForm(request.POST, load=load)
    if not form.is_valid():
        return _page(request, register, pages.page_of(load, decision=form))
    previewing.decide(load, form.columns, clears=form.cleaned_data["clears"], by=acting(request))
    return redirect("registers:sheet", register, pk)


@policy("registers.sheet-decide", roles=DECIDERS, methods=POST)
def mend(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    load, form = access.load(register, request, pk), MendForm(request.POST)
    if form.is_valid():
        previewing.mend(load, **form.cleaned_data, by=acting(request))
        messages.success(request, _("“%(word)s”都当作“%(meant)s”，已经重新预览。") % form.cleaned_data)
    else:
        messages.error(request, _("请写明这个词应当是名单里的哪一个。"))
    return redirect("registers:sheet", register, pk)


@policy("registers.sheet-decide", roles=DECIDERS, methods=POST)
def again(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    load = loading.released(access.load(register, request, pk))
    previewing.preview_again(load, by=acting(request))
    return redirect("registers:sheet", register, pk)


@policy("registers.sheet-decide", roles=DECIDERS, methods=POST)
def discard(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    previewing.discard(access.load(register, request, pk), by=acting(request))
    messages.success(request, _("已移除这份表格，名录没有改动。"))
    return redirect("registers:sheets", register)


@policy("registers.load", roles=DECIDERS, methods=POST)
def carry(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    load, form = access.load(register, request, pk), LoadForm(request.POST)
    if not form.is_valid():
        return _page(request, register, pages.page_of(load, loading=form))
    loading.load_rows(load, **form.cleaned_data, by=acting(request))
    return redirect("registers:sheet", register, pk)


@policy("registers.load-undo", roles=DECIDERS, methods=POST)
def undo(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    load, form = access.load(register, request, pk), UndoForm(request.POST)
    if not form.is_valid():
        return _page(request, register, pages.page_of(load, undoing=form))
    undone = undoing.undo(load, **form.cleaned_data, by=acting(request))
    messages.success(request, _("已撤销这次载入，%(n)s 条记录恢复原样。") % {"n": undone.undone})
    return redirect("registers:sheet", register, pk)


def _home(request: HttpRequest, register: Register, form: SheetForm) -> HttpResponse:
    past = access.loads_of(register, acting(request))[:PAST]
    context = {"register": register, "form": form, "loads": past}
    return render(request, "registers/sheets/home.html", context, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, register: Register, page: pages.LoadPage, *, status: int = 422) -> HttpResponse:
    return render(request, "registers/sheets/load.html", {"register": register, "page": page}, status=status)


def _file(data: bytes, media_type: str, name: str, plain_name: str) -> HttpResponse:
    told = f"attachment; filename=\"{plain_name}\"; filename*=UTF-8''{quote(name)}"
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": told})
