"""What a person does to a proposed task before it is confirmed. Each edit is kept at once, with who made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from yinxin.apps.people.actions import learn_alias
from yinxin.apps.people.models import Unit, UnitGroup, User
from yinxin.apps.plans.actions.holding import hold_open, hold_source
from yinxin.apps.plans.due_words import without_stale_words
from yinxin.apps.plans.models import ProposedTask, Source
from yinxin.domain.document import Span
from yinxin.domain.errors import RefusedError
from yinxin.domain.plans import desk, proposal
from yinxin.domain.plans.stored import task_from
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Part:
    """What the unit at `index` of a task becomes; one past the end is a new one. `learn` keeps the printed name as alias."""

    index: int
    role: str = ""
    chosen: Unit | UnitGroup | None = None
    remove: bool = False
    learn: bool = False


@transaction.atomic
def edit(row: ProposedTask, edits: Mapping[str, Any], *, by: User) -> ProposedTask:
    """Change cells of a proposed task. What equals the old value is no edit and leaves no event."""
    held = hold_open(row)
    old = {name: held.current.get(name) for name in edits}
    new = {name: list(value) if isinstance(value, tuple) else value for name, value in edits.items()}
    changed = without_stale_words({name: value for name, value in new.items() if old[name] != value}, held.current)
    if changed:
        old = {name: held.current.get(name) for name in changed}
        held.current = {**held.current, **changed}
        task_from(held.current)
        held.save(update_fields=["current"])
        record("plans.edit", held, by=by, old=old, new=changed)
    return held


@transaction.atomic
def choose_unit(row: ProposedTask, part: Part, *, by: User) -> ProposedTask:
    """Say what a printed name means, change its role, take it away or add a unit the document prints elsewhere."""
    held = hold_open(row)
    units = [dict(unit) for unit in held.current.get("units", [])]
    old = [dict(unit) for unit in units]
    if part.index > len(units) or (part.index == len(units) and not part.chosen):
        raise RefusedError("desk-no-such-unit", title=str(held))
    if part.remove and part.index < len(units):
        gone = units.pop(part.index)
        held.doubts = _without_name(held.doubts, gone["name"])
    else:
        _choose(held, units, part, by=by)
    if units != old:
        held.current = {**held.current, "units": units}
        held.save(update_fields=["current", "doubts"])
        record("plans.choose-unit", held, by=by, old={"units": old}, new={"units": units})
    return held


@transaction.atomic
def split(
    row: ProposedTask, *, positions: Sequence[int] = (), parts: Sequence[str] = (), by: User
) -> list[ProposedTask]:
    """Cut one proposed task in several, at positions of its text or into the parts given. The first keeps its number."""
    held = hold_open(row)
    task = task_from(held.current)
    cuts = positions or desk.positions_of(task.text, parts)
    pieces = desk.split(task, cuts, held.source.text_of_source)
    ProposedTask.objects.filter(source=held.source, order__gt=held.order).update(order=F("order") + len(pieces))
    made = [_piece(held, number, piece) for number, piece in enumerate(pieces)]
    _put_aside(held, ProposedTask.State.SPLIT, made)
    record("plans.split", held, by=by, old={"text": task.text}, new={"parts": [piece.text for piece in pieces]})
    return made


@transaction.atomic
def split_measures(row: ProposedTask, chosen: Sequence[int], *, by: User) -> list[ProposedTask]:
    """Each chosen measure of a table row becomes a task of its own; text and other measures stay with the first."""
    held = hold_open(row)
    task = task_from(held.current)
    places = sorted({place for place in chosen if 0 <= place < len(task.measures)})
    if not places:
        raise RefusedError("desk-no-measure", title=str(held))
    left = tuple(measure for place, measure in enumerate(task.measures) if place not in places)
    pieces = [replace(task, measures=left), *(_of_measure(held, task, task.measures[place]) for place in places)]
    ProposedTask.objects.filter(source=held.source, order__gt=held.order).update(order=F("order") + len(pieces))
    made = [_piece(held, number, piece) for number, piece in enumerate(pieces)]
    _put_aside(held, ProposedTask.State.SPLIT, made)
    old, new = list(task.measures), [piece.text for piece in pieces]
    record("plans.split", held, by=by, old={"measures": old}, new={"parts": new})
    return made


def _of_measure(held: ProposedTask, task: proposal.Task, measure: str) -> proposal.Task:
    """The measure stands where it is printed within the task's own places, or else at all of them."""
    spans = task.spans
    for span in task.spans:
        at = held.source.text_of_source.find(measure, span.start, span.end)
        if at >= 0:
            spans = (Span(at, at + len(measure)),)
            break
    return replace(task, title=desk.first_sentence(measure), text=measure, measures=(), spans=spans, doubts=())


@transaction.atomic
def merge(rows: Sequence[ProposedTask], *, by: User) -> ProposedTask:
    """Lay several proposed tasks of one document together, in its order; the result has the number of the first."""
    held = sorted((hold_open(row) for row in rows), key=lambda row: row.order)
    if len({row.source_id for row in held}) > 1:
        raise RefusedError("desk-merge-sources")
    merged = desk.merge([task_from(row.current) for row in held])
    first = held[0]
    whole = ProposedTask.objects.create(
        source=first.source,
        key=_new_key(first.source, first.key),
        serial=first.serial,
        order=first.order,
        original=proposal.value_as_json(merged),
        current={**proposal.value_as_json(merged), "units": _chosen_units(merged.units, held)},
        covers=[key for row in held for key in row.covers],
        doubts=list(dict.fromkeys(doubt for row in held for doubt in row.doubts)),
    )
    for row in held:
        _put_aside(row, ProposedTask.State.MERGED, [whole])
    record("plans.merge", whole, by=by, old={"of": [row.pk for row in held]}, new={"text": merged.text})
    return whole


@transaction.atomic
def drop(row: ProposedTask, reason: str, *, by: User) -> ProposedTask:
    """It is no task, and the reason says why. It stays on the desk and can be taken back."""
    held = hold_open(row)
    if not reason.strip():
        raise RefusedError("desk-drop-reason", title=str(held))
    held.state, held.reason = ProposedTask.State.DROPPED, reason.strip()[:300]
    held.save(update_fields=["state", "reason"])
    record("plans.drop", held, by=by, old={"state": "open"}, new={"state": "dropped"}, reason=held.reason)
    return held


@transaction.atomic
def restore(row: ProposedTask, *, by: User) -> ProposedTask:
    """Take back a drop, a split or a merging that nobody has confirmed."""
    hold_source(row.source_id)
    held = ProposedTask.objects.select_related("source", "source__place").get(pk=row.pk)
    if held.state not in {ProposedTask.State.DROPPED, ProposedTask.State.SPLIT, ProposedTask.State.MERGED}:
        raise RefusedError("desk-not-put-aside", title=str(held))
    children = list(held.became.all())
    if any(child.state != ProposedTask.State.OPEN for child in children):
        raise RefusedError("desk-parts-settled", title=str(held))
    old = held.state
    others = ProposedTask.objects.filter(became__in=children).exclude(pk=held.pk).distinct()
    ProposedTask.objects.filter(pk__in=[held.pk, *(row.pk for row in others)]).update(
        state=ProposedTask.State.OPEN, reason=""
    )
    ProposedTask.objects.filter(pk__in=[child.pk for child in children]).delete()
    record("plans.restore", held, by=by, old={"state": old}, new={"state": "open"})
    held.refresh_from_db()
    return held


@transaction.atomic
def settle(row: ProposedTask, *, by: User) -> ProposedTask:
    """The person has looked at the doubts and they are settled; the task counts as one without doubts."""
    held = hold_open(row)
    held.settled = True
    held.save(update_fields=["settled"])
    record("plans.settle-doubts", held, by=by, new={"doubts": held.doubts})
    return held


def _choose(held: ProposedTask, units: list[dict[str, Any]], part: Part, *, by: User) -> None:
    if part.index == len(units):
        units.append({"name": str(part.chosen), "role": proposal.Role.MEMBER.value, "group": False})
    unit = units[part.index]
    if part.role:
        unit["role"] = part.role
    if part.chosen is None:
        return
    is_group = isinstance(part.chosen, UnitGroup)
    unit["chosen"] = f"{'g' if is_group else 'u'}{part.chosen.pk}"
    unit["group"] = is_group
    unit.pop("nearest", None)
    held.doubts = _without_name(held.doubts, unit["name"])
    if part.learn and isinstance(part.chosen, Unit):
        learn_alias(part.chosen, unit["name"], by=by)
        _apply_everywhere(held, unit)


def _apply_everywhere(held: ProposedTask, known: Mapping[str, Any]) -> None:
    """A spelling that was learned is known to the other open tasks of this desk at once."""
    for row in held.source.proposed.filter(state=ProposedTask.State.OPEN).exclude(pk=held.pk):
        same = [unit for unit in row.current["units"] if unit["name"] == known["name"] and not unit.get("chosen")]
        for unit in same:
            unit["chosen"], unit["group"] = known["chosen"], known["group"]
            unit.pop("nearest", None)
        if same:
            row.doubts = _without_name(row.doubts, known["name"])
            row.save(update_fields=["current", "doubts"])


def _without_name(doubts: Sequence[str], name: str) -> list[str]:
    return [doubt for doubt in doubts if f"“{name}”" not in doubt]


def _piece(held: ProposedTask, number: int, piece: proposal.Task) -> ProposedTask:
    highest = held.source.proposed.aggregate(highest=Max("serial"))["highest"]
    printed = proposal.value_as_json(piece)
    return ProposedTask.objects.create(
        source=held.source,
        key=_new_key(held.source, held.key),
        serial=held.serial if number == 0 else highest + 1,
        order=held.order + number,
        original=printed,
        current={**printed, "units": held.current["units"]},
        covers=held.covers,
        doubts=held.doubts if number == 0 else [],
    )


def _new_key(source: Source, key: str) -> str:
    taken = set(source.proposed.values_list("key", flat=True))
    stem = key.partition("+")[0]
    return next(f"{stem}+{number}" for number in range(1, len(taken) + 2) if f"{stem}+{number}" not in taken)


def _put_aside(row: ProposedTask, state: ProposedTask.State, became: Sequence[ProposedTask]) -> None:
    row.state = state
    row.save(update_fields=["state"])
    row.became.add(*became)


def _chosen_units(units: Sequence[proposal.Unit], rows: Sequence[ProposedTask]) -> list[dict[str, Any]]:
    known = {unit["name"]: unit for row in rows for unit in row.current["units"]}
    return [{**known[unit.name], "role": unit.role.value} for unit in units]
