"""A task a person found in the document where the reading saw none. It lies on the desk like the others, to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from yinxin.apps.people.models import User
from yinxin.apps.plans.actions.holding import hold_source
from yinxin.apps.plans.desk_layout import ADDED
from yinxin.apps.plans.models import Change, ProposedTask, Source
from yinxin.apps.plans.resolving import Resolver
from yinxin.domain.document import Span
from yinxin.domain.plans import desk, proposal
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Added:
    """What the person wrote. `within` is the passage of the source it was taken from, where it was taken from one."""

    text: str
    title: str = ""
    path: tuple[str, ...] = ()
    units: tuple[proposal.Unit, ...] = ()
    due: str | None = None
    within: Span | None = None


@transaction.atomic
def add(source: Source, added: Added, *, by: User) -> ProposedTask:
    """Its words are looked for in the source, so that it has its place there as a task that was read."""
    held = hold_source(source.pk)
    spans = _places(held.text_of_source, added)
    serial = _next_serial(held)
    task = proposal.Task(
        id=f"{ADDED}{serial:03d}",
        path=added.path,
        title=added.title or desk.first_sentence(added.text),
        text=added.text,
        units=added.units,
        due=added.due,
        spans=spans,
    )
    units, doubts = Resolver(held.place).resolve(proposal.value_as_json(task)["units"])  # type: ignore[arg-type]
    row = ProposedTask.objects.create(
        source=held,
        key=task.id,
        serial=serial,
        order=_order(held, spans),
        original=proposal.value_as_json(task),
        current={**proposal.value_as_json(task), "units": units},
        doubts=doubts,
    )
    if held.is_revision:
        Change.objects.create(source=held, kind=Change.Kind.ADDED, proposed=row, order=row.order)
    _open_again(held)
    record("plans.add", row, by=by, new=row.current)
    return row


def _places(text: str, added: Added) -> tuple[Span, ...]:
    """Where the words stand; once changed by the person, the passage they came from."""
    first, last = (added.within.start, added.within.end) if added.within else (0, len(text))
    at = text.find(added.text, first, last)
    if at >= 0:
        return (Span(at, at + len(added.text)),)
    return (added.within,) if added.within else ()


def _next_serial(source: Source) -> int:
    """One past the last of the desk and of the list, so that no two tasks of a plan share a number."""
    used = [source.proposed.aggregate(highest=Max("serial"))["highest"]]
    if source.plan:
        used.append(source.plan.tasks.aggregate(highest=Max("serial"))["highest"])
    return max(number or 0 for number in used) + 1


def _order(source: Source, spans: tuple[Span, ...]) -> int:
    """Behind the task printed before it; without a place, behind all."""
    rows = list(source.proposed.order_by("order"))
    if spans:
        rows = [row for row in rows if any(start <= spans[0].start for start, _ in row.current.get("spans", []))]
    return rows[-1].order + 1 if rows else 1


def _open_again(source: Source) -> None:
    """An import that was finished waits for a person once more."""
    if source.state == Source.State.CONFIRMED:
        source.state, source.confirmed_at = Source.State.READY, None
        source.save(update_fields=["state", "confirmed_at"])
