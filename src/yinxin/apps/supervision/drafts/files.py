"""The Word files: the paper itself, and the templates it can be printed by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yinxin.apps.people.models import Unit
from yinxin.apps.supervision.drafts.built_in import template as built_in
from yinxin.apps.supervision.drafts.notice_paper import notice_paper
from yinxin.apps.supervision.drafts.rendering import render
from yinxin.apps.supervision.models import Draft, PaperKind, PaperTemplate, SupervisionNotice
from yinxin.kit.intake.serving import content

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = 50
"""So many papers of a plan are listed, the newest first."""


@dataclass(frozen=True, slots=True)
class TemplateOf:
    """What a government prints one kind of paper by; `own` is its own template, None where it is the built-in one."""

    kind: str
    label: str
    own: PaperTemplate | None


def answer(draft: Draft) -> HttpResponse:
    """The paper, by the template that counted when it was drafted."""
    data = render(draft, content(draft.template) if draft.template else built_in(draft.kind))
    return _download(data, f"{draft.content['title'][:80]}{draft.as_of:%Y%m%d}.docx")


def notice_answer(notice: SupervisionNotice) -> HttpResponse:
    """A notice of supervision as a Word file."""
    return _download(notice_paper(notice), f"督办单{notice}.docx")


def template_answer(place: Unit, kind: str) -> HttpResponse:
    """The template that counts now, to be edited in Word."""
    if kind not in PaperKind.values:
        raise Http404
    own = PaperTemplate.objects.filter(place=place, kind=kind).select_related("file").first()
    name = _("%(kind)s模板") % {"kind": PaperKind(kind).label}
    return _download(content(own.file) if own else built_in(kind), f"{name}.docx")


def templates_of(place: Unit) -> list[TemplateOf]:
    own = {row.kind: row for row in PaperTemplate.objects.filter(place=place).select_related("file", "by")}
    return [TemplateOf(kind.value, str(kind.label), own.get(kind.value)) for kind in PaperKind]


def usual_period() -> dict[str, date]:
    """What is asked for most: last month while a month is young, else this month up to today."""
    today = timezone.localdate()
    first = today.replace(day=1)
    if today.day > 10:
        return {"first": first, "last": today}
    last = first - timedelta(days=1)
    return {"first": last.replace(day=1), "last": last}


def _download(data: bytes, name: str) -> HttpResponse:
    given = HttpResponse(data, content_type=DOCX)
    given["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    given["X-Content-Type-Options"] = "nosniff"
    return given
