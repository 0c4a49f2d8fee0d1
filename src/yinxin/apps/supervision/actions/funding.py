"""Special funds of a task: budgeted, changed by decision, paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Task
from yinxin.apps.supervision.models import Fund, Payment
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import funds
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Budget:
    name: str
    year: int
    source: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Paid:
    on: date
    amount: Decimal
    purpose: str
    voucher: str = ""


@transaction.atomic
def budget(task: Task, planned: Budget, *, by: User) -> Fund:
    """Raises RefusedError("fund-twice") where the same fund stands already for the year."""
    named = {"task": task, "year": planned.year, "name": planned.name, "source": planned.source}
    if Fund.objects.filter(**named).exists():
        raise RefusedError("fund-twice", name=planned.name, year=planned.year)
    made = Fund.objects.create(**named, budget=planned.amount, by=by)
    record(
        "supervision.budget", made, by=by, new={"task": task.pk, "name": planned.name, "budget": str(planned.amount)}
    )
    return made


@transaction.atomic
def rebudget(fund: Fund, amount: Decimal, reason: str, *, by: User) -> Fund:
    """A decision gives more or less; never less than was paid."""
    held = _held(fund)
    old = held.budget
    held.budget = funds.rebudget(_account(held), amount).budget
    held.save(update_fields=["budget"])
    record("supervision.rebudget", held, by=by, old={"budget": str(old)}, new={"budget": str(amount)}, reason=reason)
    return held


@transaction.atomic
def pay(fund: Fund, paid: Paid, *, by: User) -> Payment:
    """Raises RefusedError for more than the budget leaves, and for taking back more than was paid."""
    held = _held(fund)
    funds.pay(_account(held), paid.amount)
    made = Payment.objects.create(
        fund=held, on=paid.on, amount=paid.amount, purpose=paid.purpose, voucher=paid.voucher, by=by
    )
    record("supervision.pay", made, by=by, new={"fund": held.pk, "amount": str(paid.amount), "purpose": paid.purpose})
    return made


def _held(fund: Fund) -> Fund:
    """Locked, so that two payments at once never exceed the budget together."""
    return Fund.objects.select_for_update().get(pk=fund.pk)


def _account(fund: Fund) -> funds.Account:
    paid = fund.payments.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    return funds.Account(fund.budget, paid)
