"""Where the facts of a record were read and of which day they are, as footnotes; and writing one down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone

from yinxin.kit.audit.recording import record as tell
from yinxin.kit.registers import access
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import FactSource
from yinxin.kit.registers.writing import held

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. Facts from one source of one day share it."""

    number: int
    source: str
    url: str
    as_of: date


def notes(register: Register, record: Any, *, only_public: bool = False) -> dict[str, Note]:
    """Field → its footnote, numbered from 1 in the order of the form. For the public those of public fields alone."""
    return notes_of(register, record.pk, only_public=only_public)


def notes_of(register: Register, pk: int, *, only_public: bool = False) -> dict[str, Note]:
    wanted = set(register.sourced.split())
    if only_public:
        wanted &= set(register.public_fields)
    if not wanted:
        return {}
    rows = {row.field: row for row in FactSource.objects.filter(register=register.slug, record=pk, field__in=wanted)}
    found: dict[str, Note] = {}
    alike: dict[tuple[str, str, date], Note] = {}
    for name in dict.fromkeys((*register.form_fields, *register.sourced.split())):
        if name in rows:
            told = (rows[name].source, rows[name].url, rows[name].as_of)
            found[name] = alike.setdefault(told, Note(len(alike) + 1, *told))
    return found


def kept(register: Register, request: HttpRequest, pk: int, field: str) -> Any:
    """A record this user may change, where the register asks for the source of the field; or not found."""
    if field not in register.sourced.split():
        raise Http404
    return access.kept(register, request, pk)


def label_of(register: Register, field: str) -> str:
    return str(getattr(register.model._meta.get_field(field), "verbose_name", field))


def source_of(register: Register, record: Any, field: str) -> FactSource | None:
    return FactSource.objects.filter(register=register.slug, record=record.pk, field=field).first()


@transaction.atomic
def set_source(
    register: Register, record: Any, field: str, *, source: str, url: str, as_of: date | None, by: AbstractBaseUser
) -> FactSource | None:
    """What the field was read from; a newer one takes the place of the older, and no words take it away."""
    held(register, register.model._default_manager.filter(pk=record.pk))
    old = source_of(register, record, field)
    before = _told(old) if old else None
    if not source or as_of is None:
        if old:
            tell("registers.source", record, by=by, old=before)
            old.delete()
        return None
    row = old or FactSource(register=register.slug, record=record.pk, field=field)
    row.source, row.url, row.as_of, row.by_id, row.at = source, url, as_of, by.pk, timezone.now()
    row.save()
    tell("registers.source", record, by=by, old=before, new=_told(row))
    return row


def _told(row: FactSource) -> dict[str, Any]:
    return {"field": row.field, "source": row.source, "url": row.url, "as_of": str(row.as_of)}
