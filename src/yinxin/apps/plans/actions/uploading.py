"""Taking in documents. A document marked 绝密, 机密 or 秘密 is turned away before anything of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.actions.reading import queue_reading
from yinxin.apps.plans.models import Source
from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.audit.recording import record
from yinxin.kit.refusals import sentence_of

LONGEST_NAME = 255
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
    return tuple(_receive(PurePath(name).name[-LONGEST_NAME:], data, place=place, by=by) for name, data in files)


def _receive(name: str, data: bytes, *, place: Unit, by: User) -> Receipt:
    try:
        return _keep(name, data, place=place, by=by)
    except UnreadableError as error:
        return Receipt(name, refusal=error.sentence)
    except RefusedError as error:
        return Receipt(name, refusal=sentence_of(error))


def _keep(name: str, data: bytes, *, place: Unit, by: User) -> Receipt:
    if len(data) > settings.UPLOAD_LIMIT:
        raise RefusedError("upload-too-large", name=name, megabytes=settings.UPLOAD_LIMIT // 1024 // 1024)
    sha256 = hashlib.sha256(data).hexdigest()
    if known := _known(place, sha256):
        return Receipt(name, known)
    # Nothing may be kept of a marked document, so its head is read from memory, before the bytes touch the disk.
    document = read_guarded(data, name=name)
    if mark := secrecy(document.text[:HEAD].split("\n"), document.name):
        raise RefusedError("classified", name=name, mark=mark)
    source = _new_source(name, data, sha256, document.media_type, place=place, by=by)
    try:
        with transaction.atomic():
            source.save()
            record("plans.upload", source, by=by, new={"name": name, "sha256": sha256, "size": len(data)})
            queue_reading(source, by=by)
    except IntegrityError:
        # The same file came in twice at the same moment: the other one was quicker.
        source.file.delete(save=False)
        return Receipt(name, Source.objects.get(place=place, sha256=sha256))
    return Receipt(name, source, is_new=True)


def _known(place: Unit, sha256: str) -> Source | None:
    return Source.objects.filter(place=place, sha256=sha256).first()


def _new_source(name: str, data: bytes, sha256: str, media_type: str, *, place: Unit, by: User) -> Source:
    source = Source(place=place, name=name, sha256=sha256, media_type=media_type, size=len(data), uploaded_by=by)
    source.file.save(name, ContentFile(data), save=False)
    return source
