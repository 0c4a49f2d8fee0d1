"""Which proposals a user may see, and which she decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from yinxin.domain.registers import Step
from yinxin.kit.registers.access import acting
from yinxin.kit.registers.addresses import of_record
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import StageMove


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal with what it is about. `decides`: this reader confirms or declines it; `own`: she proposed it."""

    move: StageMove
    register: Register
    record: Any
    step: Step
    decides: bool
    own: bool

    @property
    def name(self) -> str:
        return self.register.name_of(self.record)

    @property
    def address(self) -> str:
        return of_record(self.register, self.record.pk)

    @property
    def source(self) -> str:
        return str(self.register.stages.stage(self.move.source).label) if self.register.stages else ""

    @property
    def target(self) -> str:
        return str(self.register.stages.stage(self.move.target).label) if self.register.stages else ""


def waiting(user: Visitor) -> list[Waiting]:
    """Everything that waits for a second person and this user may see, over all registers, the oldest first."""
    moves = StageMove.objects.filter(state=StageMove.State.WAITING).select_related("proposed_by")
    by_register: dict[str, list[StageMove]] = {}
    for one in moves.order_by("proposed_at", "pk"):
        by_register.setdefault(one.register, []).append(one)
    found = [one for slug, some in by_register.items() for one in _of_register(slug, some, user)]
    return sorted(found, key=lambda one: one.move.proposed_at)


def waits(user: Visitor) -> int:
    """How many proposals wait for this user to decide."""
    return sum(one.decides for one in waiting(user))


def proposal(request: HttpRequest, pk: int) -> StageMove:
    """One that waits or waited, of a record this user may change or decides about; else not found."""
    found = StageMove.objects.filter(pk=pk).first()
    register = catalogue.get(found.register) if found else None
    if found is None or register is None or not _may_open(register, acting(request), found):
        raise Http404
    return found


def to_move(register: Register, request: HttpRequest, pk: int, name: str) -> tuple[Any, Step]:
    """A record and a step of its register, for whoever may take or propose it; else not found."""
    user = acting(request)
    step = next((one for one in register.stages.steps if one.name == name), None) if register.stages else None
    record = register.visible_to(user).filter(pk=pk).first()
    if step is None or record is None or not (_may_see(register, user, pk) or register.may_move(user, record, step)):
        raise Http404
    return record, step


def _of_register(slug: str, moves: list[StageMove], user: Visitor) -> Iterator[Waiting]:
    register = catalogue.get(slug)
    if register is None or register.stages is None:
        return
    seen = register.visible_to(user).in_bulk({one.record for one in moves})
    decided = _decided(register, moves, seen, user)
    for one in moves:
        if (record := seen.get(one.record)) is None:
            continue
        own = one.proposed_by_id == user.pk
        step = register.stages.step(one.step)
        yield Waiting(one, register, record, step, one.pk in decided and not own, own)


def _decided(register: Register, moves: list[StageMove], seen: Mapping[int, Any], user: Visitor) -> set[int]:
    """The moves this user confirms, by the one rule of `may_move`: asked at once for all of them where the register leaves it as it
    is, one by one where it has a rule of its own."""
    stages = register.stages
    if stages is None:
        return set()
    if type(register).may_move is Register.may_move:
        rows = set(register.decided_by(user).filter(pk__in=seen).values_list("pk", flat=True))
        return {one.pk for one in moves if one.record in rows}
    there = [one for one in moves if one.record in seen]
    return {one.pk for one in there if register.may_move(user, seen[one.record], stages.step(one.step))}


def _may_decide(register: Register, user: Visitor, move: StageMove) -> bool:
    record = register.visible_to(user).filter(pk=move.record).first()
    return record is not None and move.pk in _decided(register, [move], {record.pk: record}, user)


def _may_open(register: Register, user: Visitor, move: StageMove) -> bool:
    return _may_see(register, user, move.record) or _may_decide(register, user, move)


def _may_see(register: Register, user: Visitor, pk: int) -> bool:
    return register.kept_by(user).filter(pk=pk).exists() or register.decided_by(user).filter(pk=pk).exists()
