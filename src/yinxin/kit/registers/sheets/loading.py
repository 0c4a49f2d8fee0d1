"""Loading exactly what was previewed: all rows or, if chosen, the good ones, for one reason, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.models import WITHOUT_RESULT, Job
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.refusals import sentence_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets.outcome import Judged, Row, Standing
from yinxin.kit.registers.sheets.previewing import judged
from yinxin.kit.registers.sheets.reading_files import rows_of
from yinxin.kit.registers.writing import Edit, values_of, write

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

AT_ONCE_IN_A_REQUEST = 5_000
"""Rows; more are loaded in the background."""

STEPS = 100
MOST_NAMED = 5
LOT = 5_000


def load_rows(load: Load, *, reason: str, good_only: bool, by: AbstractBaseUser) -> Load:
    """Load it here and now, or queue it. RefusedError says what stands in the way; then nothing was changed."""
    held = _begin(load, reason=reason, good_only=good_only, by=by)
    if held.is_running:
        return held
    found = _as_previewed(held, by)
    with transaction.atomic():
        _write(held, found, by=by)
    return held


@transaction.atomic
def _begin(load: Load, *, reason: str, good_only: bool, by: AbstractBaseUser) -> Load:
    held = Load.objects.select_for_update(of=("self",)).select_related("received").get(pk=load.pk)
    _refuse_unready(held, good_only=good_only)
    held.reason, held.good_only, held.refusal = reason, good_only, ""
    held.attempts += 1
    if held.count(Standing.NEW) + held.count(Standing.CHANGED) > AT_ONCE_IN_A_REQUEST:
        held.state = Load.State.RUNNING
        enqueue(
            "yinxin.kit.registers.sheets.loading.carry_out",
            held.pk,
            key=_key(held),
            kind="registers.load",
            by=by,
            attempts=3,
        )
    held.save(update_fields=["reason", "good_only", "refusal", "state", "attempts"])
    return held


def _refuse_unready(load: Load, *, good_only: bool) -> None:
    if not load.is_open:
        raise RefusedError("load-not-open", name=load.name)
    if load.findings.get("open") or load.findings.get("missing"):
        raise RefusedError("load-columns-open", name=load.name)
    if load.count(Standing.BAD) and not good_only:
        raise RefusedError("load-has-faults", n=load.count(Standing.BAD))
    if not load.count(Standing.NEW) + load.count(Standing.CHANGED):
        raise RefusedError("load-changes-nothing", name=load.name)


def _key(load: Load) -> str:
    return f"registers.load:{load.pk}:{load.attempts}"


def job_of(load: Load) -> Job | None:
    """How far it is."""
    return Job.objects.filter(key=_key(load)).first()


def broken_off(load: Load, job: Job | None) -> str:
    """Why a load ended without a word: the worker died too often, or the fault was ours."""
    return job.message if load.is_running and job is not None and job.state in WITHOUT_RESULT else ""


@transaction.atomic
def released(load: Load) -> Load:
    """A load that broke off may be decided about again: nothing of it was written."""
    held = Load.objects.select_for_update(of=("self",)).select_related("received").get(pk=load.pk)
    if sentence := broken_off(held, job_of(held)):
        _fail(held, sentence)
        held.state, held.refusal = Load.State.FAILED, sentence[:500]
    return held


def carry_out(progress: Progress, pk: int) -> None:
    """The job. Delivered twice it loads once; what keeps it from loading stays with the load as a sentence."""
    load = Load.objects.select_related("received").get(pk=pk)
    if not load.is_running:
        return
    by = get_user_model().objects.get(pk=load.by_id)
    progress.advance(5, STEPS, _("正在核对文件"))
    try:
        found = _as_previewed(load, by)
        progress.advance(40, STEPS, _("正在写入，写完以前别人看不到"))
        with progress.finishing({"load": pk}):
            _write(load, found, by=by)
    except (RefusedError, UnreadableError) as error:
        sentence = error.sentence if isinstance(error, UnreadableError) else sentence_of(error)
        with progress.finishing({"load": pk}):
            _fail(load, sentence)


def _fail(load: Load, sentence: str) -> None:
    Load.objects.filter(pk=load.pk).update(state=Load.State.FAILED, refusal=sentence[:500])
    record("registers.load-failed", load, by=None, new={"refusal": sentence})


def _as_previewed(load: Load, by: AbstractBaseUser) -> Judged:
    """Judged again, and the same. RefusedError names the records somebody changed since the preview."""
    if not load.kind.may_load(by):
        raise RefusedError("load-not-allowed", register=load.kind.label)
    found = judged(load, rows_of(load), by=by)
    if found.digest() != load.digest:
        raise _changed_since(load, found)
    return found


def _changed_since(load: Load, found: Judged) -> RefusedError:
    touched = [row.pk for row in found.rows if row.pk is not None]
    since = load.kind.kept_by(load.by).filter(changed_at__gt=load.judged_at)
    names = [load.kind.name_of(one) for lot in _lots(touched) for one in since.filter(pk__in=lot)[: MOST_NAMED + 1]]
    if not names:
        return RefusedError("load-differs", name=load.name)
    return RefusedError("load-changed-since", names="、".join(names[:MOST_NAMED]), n=len(names))


def _write(load: Load, found: Judged, *, by: AbstractBaseUser) -> None:
    """In the transaction of the load: the rows held, written with their history, and one event."""
    register = load.kind
    held = Load.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if held.is_loaded or held.state == Load.State.UNDONE:
        raise RefusedError("load-not-open", name=held.name)
    edits = [*_new(register, found.rows), *_changed(register, found.rows)]
    write(register, edits, by=by, reason=load.reason, load=load.pk)
    load.state, load.loaded_at = Load.State.LOADED, timezone.now()
    load.created, load.changed = load.count(Standing.NEW), load.count(Standing.CHANGED)
    load.findings = {**load.findings, "changes": []}  # from now on the history of each record says it
    load.save(update_fields=["state", "loaded_at", "created", "changed", "findings"])
    told = {"name": load.name, "sha256": load.sha256, "created": load.created, "changed": load.changed}
    record("registers.load", load, by=by, new=told, reason=load.reason)


def _new(register: Register, rows: Iterable[Row]) -> Iterator[Edit]:
    """By their keys: of two loads that bring the same records in another order, each would wait for the other's key."""
    model = register.model
    attnames = {one.name: one.attname for one in model._meta.concrete_fields}
    for row in sorted((row for row in rows if row.standing is Standing.NEW), key=lambda row: row.key):
        yield Edit(model(**{attnames[name]: value for name, value in row.values.items()}))


def _changed(register: Register, rows: Iterable[Row]) -> Iterator[Edit]:
    wanted = {row.pk: row for row in rows if row.standing is Standing.CHANGED and row.pk is not None}
    attnames = {one.name: one.attname for one in register.model._meta.concrete_fields}
    held = _held(register, wanted)
    for pk, row in wanted.items():
        one = held.get(pk)
        if one is None or one.version != row.version:
            name = register.name_of(one) if one is not None else " · ".join(str(part) for part in row.key)
            raise RefusedError("load-changed-since", names=name, n=1)
        before = values_of(register, one)
        for name, value in row.values.items():
            setattr(one, attnames[name], value)
        yield Edit(one, before)


def _held(register: Register, wanted: Mapping[int, Row]) -> dict[int, Any]:
    """The records, locked in one order until the transaction ends."""
    manager = register.model._default_manager.select_for_update(of=("self",))
    return {one.pk: one for lot in _lots(sorted(wanted)) for one in manager.filter(pk__in=lot).order_by("pk")}


def _lots(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), LOT):
        yield keys[start : start + LOT]
