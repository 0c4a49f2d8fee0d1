"""The pages of one record, and what may be done to it there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.kit.intake.serving import serve
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers import access, actions
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Attachment
from yinxin.kit.registers.records import attaching, attachments, restoring, sources
from yinxin.kit.registers.records.card import card_of
from yinxin.kit.registers.records.forms import AttachmentForm, Because, NewAttachmentForm, PublishForm, SourceForm
from yinxin.kit.registers.records.history import page_of_history
from yinxin.kit.registers.records.page import page_of, row
from yinxin.kit.registers.records.removing import in_the_way
from yinxin.kit.registers.records.removing import remove as remove_record

FORM = ("GET", "POST")


@policy("registers.record", roles=READERS)
def record(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    return render(request, "registers/records/record.html", {"page": page_of(register, request, pk)})


@policy("registers.history", roles=READERS)
def history(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    found = row(register, request, pk)
    entries = page_of_history(register, found, request.GET.get("page"))
    keeps = register.kept_by(request.user).filter(pk=pk).exists()
    return _page(request, register, found, "registers/records/history.html", {"entries": entries, "keeps": keeps})


@policy("registers.restore", roles=KEEPERS, methods=FORM)
def restore(request: HttpRequest, register: Register, pk: int, version: int) -> HttpResponse:
    found, by = access.kept(register, request, pk), access.acting(request)
    form = Because(request.POST or None, initial={"version": found.version})
    if form.is_valid():
        told = {"seen": form.cleaned_data["version"], "reason": form.cleaned_data["reason"]}
        restoring.restore(register, found, version, by=by, **told)
        messages.success(request, _("已恢复为第%(n)s版的内容。") % {"n": version})
        return redirect("registers:record", register, pk)
    shown = {"form": form, "version": version, "differences": restoring.preview(register, found, version)}
    return _page(request, register, found, "registers/records/restore.html", shown)


@policy("registers.publish", roles=DECIDERS, methods=("POST",))
def publish(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    form = PublishForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    rows = register.decided_by(request.user).filter(pk=access.decided(register, request, pk).pk)
    actions.publish(register, rows, by=access.acting(request), reason=reason)
    messages.success(request, _("已公开。"))
    return redirect("registers:record", register, pk)


@policy("registers.withdraw", roles=DECIDERS, methods=FORM)
def withdraw(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    found, form = access.decided(register, request, pk), Because(request.POST or None)
    if form.is_valid():
        rows = register.decided_by(request.user).filter(pk=pk)
        actions.withdraw(register, rows, by=access.acting(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("已停止公开。"))
        return redirect("registers:record", register, pk)
    return _page(request, register, found, "registers/records/withdraw.html", {"form": form})


@policy("registers.remove", roles=DECIDERS, methods=FORM)
def remove(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    found, form = access.decided(register, request, pk), Because(request.POST or None)
    if form.is_valid():
        name = register.name_of(found)
        remove_record(register, found, by=access.acting(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("已删去“%(name)s”。") % {"name": name})
        return redirect("registers:home")
    return _page(request, register, found, "registers/records/remove.html", {"form": form, "others": in_the_way(found)})


@policy("registers.card", roles=READERS)
def card(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """The record on a sheet of A4."""
    found = card_of(register, request, pk)
    answer = HttpResponse(found.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{register.slug}-{pk}.pdf"'
    return answer


@policy("registers.source", roles=KEEPERS, methods=FORM)
def source(request: HttpRequest, register: Register, pk: int, field: str) -> HttpResponse:
    """Where one fact was read."""
    found = sources.kept(register, request, pk, field)
    form = SourceForm(request.POST or None, initial=_known(register, found, field))
    if form.is_valid():
        sources.set_source(register, found, field, by=access.acting(request), **form.cleaned_data)
        messages.success(request, _("已保存。"))
        return redirect("registers:record", register, pk)
    shown = {"form": form, "label": sources.label_of(register, field)}
    return _page(request, register, found, "registers/records/source.html", shown)


@policy("registers.attach", roles=KEEPERS, methods=FORM)
@limited("upload.account")
def attach(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    found = access.kept(register, request, pk)
    form = NewAttachmentForm(request.POST or None, request.FILES or None, register=register)
    if form.is_valid():
        file = form.cleaned_data["file"]
        kept = attaching.attach(register, found, file.name, file.read(), form.said, by=access.acting(request))
        messages.success(request, _said_of(kept))
        return redirect("registers:record", register, pk)
    return _page(request, register, found, "registers/records/attach.html", {"form": form})


@policy("registers.amend-attachment", roles=KEEPERS, methods=FORM)
def amend(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    kept = attachments.kept(register, request, pk)
    form = AttachmentForm(request.POST or None, instance=kept, register=register)
    if form.is_valid():
        attaching.amend(register, kept, form.said, by=access.acting(request))
        return redirect("registers:record", register, kept.record)
    shown = {"form": form, "attachment": kept}
    return _page(request, register, row(register, request, kept.record), "registers/records/attach.html", shown)


@policy("registers.remove-attachment", roles=KEEPERS, methods=FORM)
def take_out(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    kept, form = attachments.kept(register, request, pk), Because(request.POST or None)
    if form.is_valid():
        attaching.take_out(register, kept, by=access.acting(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("附件已移除。"))
        return redirect("registers:record", register, kept.record)
    shown = {"form": form, "attachment": kept}
    return _page(request, register, row(register, request, kept.record), "registers/records/take_out.html", shown)


@policy("registers.file", roles=PUBLIC)
def file(request: HttpRequest, register: Register, pk: int) -> FileResponse:
    """An attachment, to whoever sees the record; a public one of a public record to everybody."""
    kept = attachments.served(register, request, pk)
    if kept.received is None:
        raise Http404
    return serve(kept.received)


@policy("registers.file", roles=PUBLIC)
def small(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """A picture as it stands on a page."""
    kept = attachments.served(register, request, pk)
    if not kept.small or not attachments.is_shown(kept):
        raise Http404
    answer = HttpResponse(bytes(kept.small), content_type="image/jpeg")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _page(request: HttpRequest, register: Register, found: Any, template: str, shown: dict[str, Any]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    told = {"register": register, "record": found, "title": register.name_of(found), **shown}
    return render(request, template, told, status=status)


def _known(register: Register, found: Any, field: str) -> dict[str, Any]:
    known = sources.source_of(register, found, field)
    return {"source": known.source, "url": known.url, "as_of": known.as_of} if known else {}


def _said_of(kept: Attachment) -> str:
    held = kept.received is not None and kept.received.is_quarantined
    return _("文件已收下，等病毒扫描完才能打开。") if held else _("附件已存。")
