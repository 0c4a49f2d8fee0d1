"""Taking in documents. A document marked 绝密, 机密 or 秘密 is turned away before anything of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.actions.reading import queue_reading
from yinxin.apps.plans.models import Source
from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.head import secrecy
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
    known = Source.objects.filter(place=place, sha256=sha256).first()
    if known:
        return Receipt(name, known)
    # Nothing may be kept of a marked document, so its head is read from memory, before the bytes touch the disk.
    document = read_guarded(data, name=name)
    if mark := secrecy(document.text[:HEAD].split("\n")):
        raise RefusedError("classified", name=name, mark=mark)
    with transaction.atomic():
        source = Source(
            place=place,
            name=name,
            sha256=sha256,
            media_type=document.media_type,
            size=len(data),
            uploaded_by=by,
        )
        source.file.save(name, ContentFile(data), save=False)
        source.save()
        record("plans.upload", source, by=by, new={"name": name, "sha256": sha256, "size": len(data)})
        queue_reading(source, by=by)
    return Receipt(name, source, is_new=True)
