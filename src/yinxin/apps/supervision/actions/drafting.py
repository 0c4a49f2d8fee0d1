"""Papers are drafted, and the templates they are printed by exchanged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Plan
from yinxin.apps.supervision.drafts.drafting import written
from yinxin.apps.supervision.drafts.judging import judge
from yinxin.apps.supervision.models import Draft, PaperTemplate
from yinxin.kit.audit.recording import record
from yinxin.kit.intake import receiving
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS
from yinxin.kit.intake.models import Received


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper about which days, both included."""

    kind: str
    first: date
    last: date


@transaction.atomic
def draft(plan: Plan, asked: Asked, *, by: User) -> Draft:
    """What the paper says is worked out now and kept; raises RefusedError("chart-empty") for a plan without tasks."""
    content, figures = written(plan, asked.kind, asked.first, asked.last, timezone.localdate())
    made = Draft.objects.create(
        plan=plan,
        kind=asked.kind,
        first=asked.first,
        last=asked.last,
        as_of=timezone.localdate(),
        content=content,
        figures=figures,
        template=_template(plan, asked.kind),
        by=by,
    )
    record(
        "supervision.draft", made, by=by, new={"kind": asked.kind, "first": str(asked.first), "last": str(asked.last)}
    )
    return made


def set_template(place: Unit, kind: str, upload: UploadedFile[bytes], *, by: User) -> PaperTemplate:
    """The file is judged before it is kept. Raises RefusedError("template-…") with what is wrong with it."""
    inspected = receiving.inspect(upload.name or "", upload.read(), kinds=DOCUMENTS, by=by)
    judge(inspected.cleaned.data, kind)
    with receiving.keeping(inspected, by=by) as received:
        made, _new = PaperTemplate.objects.update_or_create(
            place=place, kind=kind, defaults={"file": received, "by": by}
        )
        record("supervision.set-template", made, by=by, new={"kind": kind, "file": received.name})
    return made


@transaction.atomic
def drop_template(template: PaperTemplate, *, by: User) -> None:
    """From now on the built-in template is taken again; the file stays with the record."""
    record("supervision.drop-template", template, by=by, old={"kind": template.kind, "file": template.file.name})
    template.delete()


def _template(plan: Plan, kind: str) -> Received | None:
    own = PaperTemplate.objects.filter(place=plan.place_id, kind=kind).select_related("file").first()
    return own.file if own else None
