"""Which of the addresses of some records are dead, for pages; and the list for who keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import LinkState


@dataclass(frozen=True, slots=True)
class DeadLink:
    register: Register
    record: Any
    address: str
    since: date


def dead_fields(register: Register, records: Collection[int]) -> Mapping[int, dict[str, date]]:
    """Record → field → since when its address no longer answers. One question however many records."""
    found: defaultdict[int, dict[str, date]] = defaultdict(dict)
    dead = LinkState.objects.filter(register=register.slug, record__in=records, dead_since__isnull=False)
    for record, field, since in dead.values_list("record", "field", "dead_since"):
        if since is not None:
            found[record][field] = since
    return found


def dead_links(user: Visitor) -> list[DeadLink]:
    """Those of records this user may change, the oldest first."""
    made = []
    by_register: defaultdict[str, list[LinkState]] = defaultdict(list)
    for state in LinkState.objects.filter(dead_since__isnull=False).order_by("dead_since", "pk"):
        by_register[state.register].append(state)
    for slug, states in by_register.items():
        register = catalogue.get(slug)
        if register is None:
            continue
        rows = register.kept_by(user).in_bulk([state.record for state in states])
        made += [
            DeadLink(register, rows[state.record], state.address, state.dead_since)
            for state in states
            if state.record in rows and state.dead_since
        ]
    return sorted(made, key=lambda one: one.since)
