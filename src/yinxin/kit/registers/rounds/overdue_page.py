"""Over all registers: which rounds are past their last day and not over, and whose records those are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yinxin.kit.registers.declaration import Visitor
from yinxin.kit.registers.rounds import due
from yinxin.kit.registers.rounds.rounds import Round, all_asked


@dataclass(frozen=True, slots=True)
class Behind:
    """A round with its counts. `parts` are those of whoever still has something open, by the register's first account."""

    round: Round
    whole: due.Tally
    account: str
    parts: list[due.Tally]


def of(user: Visitor, today: date) -> list[Behind]:
    """Every round that is asked today and looks at a record this user sees: what is overdue first, then by last day."""
    found = [_behind(asked, user, today) for asked in all_asked(today)]
    return sorted(
        (one for one in found if one.whole.total and (one.whole.overdue or not one.round.is_overdue(today))),
        key=lambda one: (not one.whole.overdue, one.round.last, one.round.register.slug),
    )


def _behind(asked: Round, user: Visitor, today: date) -> Behind:
    rows = asked.register.visible_to(user)
    accounts = asked.register.accounts.split()
    whole = due.whole(asked, rows, today)
    parts = due.by(asked, rows, accounts[0], today) if accounts and whole.overdue else []
    return Behind(asked, whole, accounts[0] if accounts else "", [one for one in parts if one.open])
