"""Checking the chain from its first event to its last, in batches, and telling the first fault.

What can be shown without an anchor: an event changed, removed, exchanged, doubled or slipped in; a content changed,
removed or erased without a later event that says so. What only an anchor shows: the end cut off, an older state put in
place, everything rewritten by somebody who has the audit key. See `anchors` for how much an anchor proves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.db.models import Max

from yinxin.kit import keys
from yinxin.kit.audit import canonical
from yinxin.kit.audit.anchors import SignedHead
from yinxin.kit.audit.anchors import signed as as_signed
from yinxin.kit.audit.erasing import ERASE
from yinxin.kit.audit.faults import Fault, Kind
from yinxin.kit.audit.models import Anchor, Event, Payload

BATCH = 1000
"""Rows read at once. Each batch is one statement, so that writers never wait for more than one."""

UNREADABLE = (DatabaseError, ValueError, TypeError, AttributeError, OverflowError)
"""What reading a row may end in when somebody wrote into it what no column of its kind holds (SQLite keeps anything)."""


@dataclass(frozen=True, slots=True)
class Link:
    """One row as read for checking, its content beside it."""

    sequence: int
    version: int
    at: datetime
    actor_id: Any
    post: str
    action: str
    object_type: str
    object_id: str
    purpose: str
    about_id: Any
    commitment: str
    previous: str
    hash: str
    salt: Any
    content: str | None


COLUMNS = (*(name for name in Link.__slots__ if name not in {"salt", "content"}), "payload__salt", "payload__content")


@dataclass(frozen=True, slots=True)
class Report:
    """`events` were sound before the end or the fault; of these `erased` have lost their content by an act on record."""

    events: int
    erased: int
    anchors: int
    head: str
    fault: Fault | None

    @property
    def is_sound(self) -> bool:
        return self.fault is None


class FaultError(Exception):
    """Ends the checking at the first fault."""

    def __init__(self, kind: Kind, sequence: int) -> None:
        super().__init__(kind, sequence)
        self.fault = Fault(kind, sequence)


def verify(anchors: Iterable[SignedHead] = ()) -> Report:
    """Check every event, every content and every published anchor; `anchors` are those kept outside."""
    check = _Check(keys.read(keys.Key.AUDIT))
    try:
        _refuse_what_lies_before_the_first()
        check.expect(anchors)
        for batch in _batches():
            check.expect(_published(batch[0].sequence, batch[-1].sequence))
            check.follow(batch)
        check.close()
    except FaultError as found:
        return check.report(found.fault)
    except UNREADABLE:
        return check.report(Fault(Kind.UNREADABLE, check.events + 1))
    return check.report(None)


def _refuse_what_lies_before_the_first() -> None:
    """Numbers begin with 1. A row numbered lower would be shown on pages and never come by on the way through the chain."""
    for rows, number, kind in (
        (Event.objects, "sequence", Kind.SLIPPED_IN),
        (Payload.objects, "event_id", Kind.SLIPPED_IN),
        (Anchor.objects, "sequence", Kind.ANCHOR_FORGED),
    ):
        low = rows.filter(**{f"{number}__lt": 1}).values_list(number, flat=True).first()
        if low is not None:
            raise FaultError(kind, low)


@dataclass(slots=True)
class _Check:
    """How far the checking has come, and which anchors are still ahead."""

    key: bytes
    events: int = 0
    erased: int = 0
    anchored: int = 0
    head: str = canonical.NOTHING_BEFORE
    at: datetime | None = None
    ahead: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def expect(self, anchors: Iterable[SignedHead]) -> None:
        for anchor in anchors:
            if not anchor.is_ours:
                raise FaultError(Kind.ANCHOR_FORGED, anchor.sequence)
            self.ahead[anchor.sequence].append(anchor.hash)

    def follow(self, batch: Sequence[Link]) -> None:
        explained = _explained([link.sequence for link in batch if link.content == ""])
        for link in batch:
            self._row(link)
            self._content(link, explained=link.sequence in explained)
            self._anchors(link)
            self.events, self.head, self.at = link.sequence, link.hash, link.at

    def close(self) -> None:
        """What lies beyond the last event has lost it."""
        if self.ahead:
            raise FaultError(Kind.ANCHOR_AHEAD, min(self.ahead))
        # An event added meanwhile is there together with its content, so the two are asked for in this order.
        content = Payload.objects.aggregate(last=Max("event_id"))["last"] or 0
        if content > (Event.objects.aggregate(last=Max("sequence"))["last"] or 0):
            raise FaultError(Kind.CONTENT_ORPHANED, content)
        cut = Anchor.objects.filter(sequence__gt=self.events).order_by("sequence").first()
        if cut and not Event.objects.filter(sequence=cut.sequence).exists():
            raise FaultError(Kind.ANCHOR_AHEAD, cut.sequence)

    def report(self, fault: Fault | None) -> Report:
        return Report(self.events, self.erased, self.anchored, self.head, fault)

    def _row(self, link: Link) -> None:
        if link.sequence != self.events + 1:
            raise FaultError(Kind.MISSING, self.events + 1)
        if link.previous != self.head:
            raise FaultError(Kind.UNBOUND, link.sequence)
        if link.hash != _sealed(self.key, link):
            raise FaultError(Kind.CHANGED, link.sequence)
        if self.at and link.at < self.at:
            raise FaultError(Kind.BACKWARDS, link.sequence)

    def _content(self, link: Link, *, explained: bool) -> None:
        if link.content is None:
            raise FaultError(Kind.CONTENT_MISSING, link.sequence)
        if link.content == "" and len(link.salt) == 0:
            if not explained:
                raise FaultError(Kind.CONTENT_UNEXPLAINED, link.sequence)
            self.erased += 1
        elif not _matches(link):
            raise FaultError(Kind.CONTENT_CHANGED, link.sequence)

    def _anchors(self, link: Link) -> None:
        for seal in self.ahead.pop(link.sequence, ()):
            if seal != link.hash:
                raise FaultError(Kind.ANCHOR_DIFFERS, link.sequence)
            self.anchored += 1


def _batches() -> Iterator[list[Link]]:
    """By number, not by an open cursor: a cursor would keep SQLite's writers out until the end."""
    last = 0
    while batch := _read(last, BATCH):
        yield batch
        last = batch[-1].sequence


def _read(after: int, most: int) -> list[Link]:
    """The next rows. Where one cannot be read, those before it are read singly, so that the fault names it."""
    rows = Event.objects.filter(sequence__gt=after).order_by("sequence").values_list(*COLUMNS)
    try:
        links = [Link(*row) for row in rows[:most]]
        if not all(isinstance(link.sequence, int) for link in links):
            raise TypeError("a number that is none")
        return links
    except UNREADABLE:
        if most == 1:
            raise FaultError(Kind.UNREADABLE, after + 1) from None
        return _read(after, 1)


def _sealed(key: bytes, link: Link) -> str:
    try:
        return canonical.seal(key, link)
    except UNREADABLE:
        raise FaultError(Kind.UNREADABLE, link.sequence) from None


def _matches(link: Link) -> bool:
    try:
        salt = bytes(link.salt)
        return len(salt) >= canonical.SALT_BYTES and link.commitment == canonical.commit(salt, link.content or "")
    except UNREADABLE:
        return False


def _explained(erased: Sequence[int]) -> set[int]:
    """Which of these contents a later event says were erased. That event is itself part of the chain, so it is checked too."""
    if not erased:
        return set()
    said = Event.objects.filter(
        action=ERASE, object_type=Event._meta.label_lower, object_id__in=[str(number) for number in erased]
    )
    return {int(name) for name, number in said.values_list("object_id", "sequence") if number > int(name)}


def _published(first: int, last: int) -> list[SignedHead]:
    return [as_signed(anchor) for anchor in Anchor.objects.filter(sequence__range=(first, last))]
