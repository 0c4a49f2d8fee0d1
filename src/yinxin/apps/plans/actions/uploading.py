"""Taking in documents. A document marked 绝密, 机密 or 秘密 is turned away before anything of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.actions.reading import queue_reading
from yinxin.apps.plans.models import Source
from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.names import shown_name
from yinxin.kit.intake.receiving import inspect, keeping, refuse_too_large
from yinxin.kit.refusals import sentence_of

HEAD = 4000
"""How much of the text is looked at for a mark: the same as the reading itself looks at."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one uploaded file: kept (`is_new`), known already, or refused with a sentence."""

    name: str
    source: Source | None = None
    is_new: bool = False
    refusal: str = ""


def upload(files: Sequence[tuple[str, bytes]], *, place: Unit, by: User) -> tuple[Receipt, ...]:
    """Each file is judged for itself: one that is refused does not hold up the others."""
    return tuple(_receive(name, data, place=place, by=by) for name, data in files)


def _receive(name: str, data: bytes, *, place: Unit, by: User) -> Receipt:
    try:
        return _keep(shown_name(name), data, place=place, by=by)
    except UnreadableError as error:
        return Receipt(name, refusal=error.sentence)
    except RefusedError as error:
        return Receipt(name, refusal=sentence_of(error))


def _keep(name: str, data: bytes, *, place: Unit, by: User) -> Receipt:
    refuse_too_large(name, len(data))
    sha256 = hashlib.sha256(data).hexdigest()
    if known := _known(place, sha256):
        return Receipt(name, known)
    inspected = inspect(name, data, kinds=DOCUMENTS, by=by)
    # Nothing may be kept of a marked document, so its head is read from memory, before the bytes touch the disk.
    document = read_guarded(data, name=name)
    if mark := secrecy(document.text[:HEAD].split("\n"), document.name):
        raise RefusedError("classified", name=name, mark=mark)
    try:
        with keeping(inspected, by=by) as received:
            source = _new_source(received, document.media_type, place=place, by=by)
            record("plans.upload", source, by=by, new={"name": name, "sha256": sha256, "size": len(data)})
            if received.is_accepted:
                queue_reading(source, by=by)
    except IntegrityError:
        # The same file came in twice at the same moment: the other one was quicker.
        return Receipt(name, Source.objects.get(place=place, sha256=sha256))
    return Receipt(name, source, is_new=True)


def _known(place: Unit, sha256: str) -> Source | None:
    return Source.objects.filter(place=place, sha256=sha256).first()


def _new_source(received: Received, media_type: str, *, place: Unit, by: User) -> Source:
    return Source.objects.create(
        place=place,
        name=received.name,
        sha256=received.sha256,
        media_type=media_type,
        size=received.size,
        received=received,
        uploaded_by=by,
        state=Source.State.WAITING if received.is_accepted else Source.State.HELD,
    )
