"""Taking a sheet in, judging it, and what a person decides about it before it is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yinxin.documents.rows.grid import Rows
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS
from yinxin.kit.intake.names import shown_name
from yinxin.kit.intake.receiving import inspect, keeping, refuse_too_large
from yinxin.kit.intake.removing import remove
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets.findings import findings_of
from yinxin.kit.registers.sheets.judging import Wishes, judge
from yinxin.kit.registers.sheets.layout import sheet_columns
from yinxin.kit.registers.sheets.outcome import Judged
from yinxin.kit.registers.sheets.reading_files import rows_of, rows_of_file
from yinxin.kit.registers.sheets.spellings import folded
from yinxin.kit.registers.sheets.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

FROM_PREVIEW = ("counts", "findings", "digest", "judged_at", "state", "refusal", "columns", "mends", "clears")


def upload(register: Register, name: str, data: bytes, *, by: AbstractBaseUser) -> Load:
    """Keep the file and judge it. RefusedError or UnreadableError say why it is not taken; then nothing of it is kept."""
    name = shown_name(name)
    refuse_too_large(name, len(data))
    rows = rows_of_file(data, name)
    inspected = inspect(name, data, kinds=DOCUMENTS, by=by)
    if inspected.is_doubtful:
        raise RefusedError("sheet-not-scanned", name=name)
    load = Load(register=register.slug, name=name, sha256=hashlib.sha256(data).hexdigest(), by_id=by.pk)
    _take_in(load, register, rows, by=by)
    with keeping(inspected, by=by) as received:
        load.received = received
        load.save()
        record("registers.sheet-upload", load, by=by, new={"name": name, "sha256": load.sha256})
    return load


def decide(load: Load, columns: Mapping[str, str], *, clears: bool, by: AbstractBaseUser) -> Load:
    """Which column is which field or left out, and what an empty cell means; then the sheet is judged anew."""
    _refuse_closed(load)
    load.columns, load.clears = dict(columns), clears
    return preview_again(load, by=by)


def mend(load: Load, field: str, word: str, meant: str, *, by: AbstractBaseUser) -> Load:
    """Say once for all rows what is meant by a word. RefusedError("mend-unknown") where `meant` is in no list either."""
    _refuse_closed(load)
    column = next((one for one in sheet_columns(load.kind) if one.name == field), None)
    vocabulary = vocabulary_of(column, load.kind, by, {}) if column else None
    value, fault = vocabulary.find(meant) if vocabulary else (None, True)
    if fault:
        raise RefusedError("mend-unknown", word=meant)
    load.mends = {**load.mends, field: {**load.mends.get(field, {}), folded(word): value}}
    return preview_again(load, by=by)


def preview_again(load: Load, *, by: AbstractBaseUser) -> Load:
    """Judge the same file against the register as it is now. The judging holds nothing: only what it found is kept under a lock."""
    _refuse_closed(load)
    _take_in(load, load.kind, rows_of(load), by=by)
    load.state, load.refusal = Load.State.OPEN, ""
    with transaction.atomic():
        _open(load)
        load.save(update_fields=FROM_PREVIEW)
    return load


@transaction.atomic
def discard(load: Load, *, by: AbstractBaseUser) -> None:
    """A sheet that will not be loaded goes, with its file; that it was there stays on record."""
    held = _open(load)
    received = held.received
    record("registers.sheet-discard", held, by=by, old={"name": held.name, "sha256": held.sha256})
    held.delete()
    remove(received)


def judged(load: Load, rows: Rows, *, by: AbstractBaseUser) -> Judged:
    wishes = Wishes(columns=load.columns, mends=load.mends, clears=load.clears)
    return judge(load.kind, rows, user=by, wishes=wishes)


def _take_in(load: Load, register: Register, rows: Rows, *, by: AbstractBaseUser) -> None:
    found = judged(load, rows, by=by)
    load.counts, load.digest, load.judged_at = found.counts, found.digest(), timezone.now()
    load.findings = findings_of(register, found)


def _refuse_closed(load: Load) -> None:
    if not load.is_open:
        raise RefusedError("load-not-open", name=load.name)


def _open(load: Load) -> Load:
    """The row, locked. RefusedError("load-not-open") once it was loaded or is being loaded."""
    held = Load.objects.select_for_update(of=("self",)).select_related("received").get(pk=load.pk)
    _refuse_closed(held)
    return held
