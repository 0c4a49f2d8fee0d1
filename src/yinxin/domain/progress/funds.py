"""专项资金: what was budgeted for a task and what was paid, beside what was achieved with it. Money in yuan, to the fen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yinxin.domain.errors import RefusedError

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Account:
    """`budget` with all its changes, `paid` the sum of what was paid; payments taken back count as negative."""

    budget: Decimal
    paid: Decimal

    @property
    def left(self) -> Decimal:
        return self.budget - self.paid

    @property
    def share(self) -> Decimal:
        """How much of the budget is paid, 0 to 1; nothing of nothing is nothing."""
        return self.paid / self.budget if self.budget else Decimal(0)


def account(budgets: Iterable[Decimal], payments: Iterable[Decimal]) -> Account:
    """The account of several funds together."""
    return Account(sum(budgets, Decimal(0)), sum(payments, Decimal(0)))


def pay(held: Account, amount: Decimal) -> Account:
    """Raises RefusedError: "fund-nothing" for no amount, "fund-too-much" beyond the budget, "fund-below" where more is taken back
    than was paid."""
    if amount == 0:
        raise RefusedError("fund-nothing")
    if held.paid + amount > held.budget:
        raise RefusedError("fund-too-much", left=f"{held.left:.2f}", amount=f"{amount:.2f}")
    if held.paid + amount < 0:
        raise RefusedError("fund-below", paid=f"{held.paid:.2f}", amount=f"{-amount:.2f}")
    return Account(held.budget, held.paid + amount)


def rebudget(held: Account, budget: Decimal) -> Account:
    """Raises RefusedError("fund-budget") below what was already paid."""
    if budget < held.paid or budget < 0:
        raise RefusedError("fund-budget", paid=f"{held.paid:.2f}", budget=f"{budget:.2f}")
    return Account(budget, held.paid)


def cost_of_one(held: Account, achieved: Decimal) -> Decimal | None:
    """What one unit of the result has cost so far, in yuan; None where nothing was achieved yet."""
    return (held.paid / achieved).quantize(FEN, ROUND_HALF_UP) if achieved > 0 else None
