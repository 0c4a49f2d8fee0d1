"""Taking in report documents. One marked 绝密, 机密 or 秘密 is turned away before anything of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import QuerySet

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.progress.evidence.actions.reading import queue_reading
from yinxin.apps.progress.models import ReportDocument
from yinxin.documents.guarded import read_guarded
from yinxin.domain.document import Document
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.head import read_head
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.names import shown_name
from yinxin.kit.intake.receiving import inspect, keeping, refuse_too_large
from yinxin.kit.refusals import sentence_of

HEAD = 4000
"""How much of the text is looked at for a mark."""


@dataclass(frozen=True, slots=True)
class Sender:
    """For whom a document is sent in: the office of `place`, or one `unit` that has duties in its plans."""

    place: Unit
    unit: Unit | None
    plans: tuple[Plan, ...]
    by: User


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file: kept (`is_new`), known already, or refused with a sentence."""

    name: str
    document: ReportDocument | None = None
    is_new: bool = False
    refusal: str = ""


def upload(files: Sequence[tuple[str, bytes]], sender: Sender) -> tuple[Receipt, ...]:
    """Each file is judged for itself: one that is refused does not hold up the others."""
    return tuple(_receive(name, data, sender) for name, data in files)


def _receive(name: str, data: bytes, sender: Sender) -> Receipt:
    try:
        return _keep(shown_name(name), data, sender)
    except UnreadableError as error:
        return Receipt(name, refusal=error.sentence)
    except RefusedError as error:
        return Receipt(name, refusal=sentence_of(error))


def _keep(name: str, data: bytes, sender: Sender) -> Receipt:
    refuse_too_large(name, len(data))
    sha256 = hashlib.sha256(data).hexdigest()
    if known := _known(sender, sha256).first():
        return Receipt(name, known)
    inspected = inspect(name, data, kinds=DOCUMENTS, by=sender.by)
    # Nothing may be kept of a marked document, so its head is read from memory, before the bytes touch the disk.
    document = read_guarded(data, name=name)
    if mark := secrecy(document.text[:HEAD].split("\n"), document.name):
        raise RefusedError("classified", name=name, mark=mark)
    try:
        with keeping(inspected, by=sender.by) as received:
            row = _new(received, document, sender)
            record("progress.evidence-upload", row, by=sender.by, new={"name": name, "sha256": sha256})
            if received.is_accepted:
                queue_reading(row, by=sender.by)
    except IntegrityError:
        # The same file came in twice at the same moment: the other one was quicker.
        return Receipt(name, _known(sender, sha256).get())
    return Receipt(name, row, is_new=True)


def _known(sender: Sender, sha256: str) -> QuerySet[ReportDocument]:
    return ReportDocument.objects.filter(place=sender.place, unit=sender.unit, sha256=sha256)


def _new(received: Received, document: Document, sender: Sender) -> ReportDocument:
    internal = read_head(document.text[:HEAD].split("\n"), received.name).classification
    row = ReportDocument.objects.create(
        place=sender.place,
        unit=sender.unit,
        name=received.name,
        sha256=received.sha256,
        size=received.size,
        received=received,
        classification=Classification.INTERNAL if internal else Classification.OPEN,
        uploaded_by=sender.by,
        state=ReportDocument.State.WAITING if received.is_accepted else ReportDocument.State.HELD,
    )
    row.plans.set(sender.plans)
    return row
