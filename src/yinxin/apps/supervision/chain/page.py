"""What the pages of proposals and funds show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, Sum
from django.utils import timezone

from yinxin.apps import calendar
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.apps.supervision.actions.proposing import as_taken
from yinxin.apps.supervision.chain import access
from yinxin.apps.supervision.drafts.values import Value, latest_values
from yinxin.apps.supervision.models import Fund, Proposal, ProposalStep
from yinxin.domain.progress import chain, funds
from yinxin.domain.progress.acts import State

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

PAGE = 50
OPEN = [stage.value for stage in chain.Stage if stage not in (chain.Stage.CLOSED, chain.Stage.DECLINED)]


@dataclass(frozen=True, slots=True)
class ProposalList:
    """`stages` are all stages with how many proposals stand in each; `late` how many wait for an answer beyond their day."""

    page: Page[Any]
    stages: list[tuple[str, str, int]]
    late: int
    chosen: str


@dataclass(frozen=True, slots=True)
class ProposalPage:
    proposal: Proposal
    steps: list[ProposalStep]
    tasks: list[Task]
    accepted: int
    may_lead: bool
    may_answer: bool
    possible: frozenset[str]
    is_late: bool


@dataclass(frozen=True, slots=True)
class FundRow:
    """One fund with its account, what the task's indicators reached, and what one unit of each result cost."""

    fund: Fund
    account: funds.Account
    results: tuple[tuple[Figure, Value, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class FundPage:
    plan: Plan
    rows: list[FundRow]
    total: funds.Account
    may_keep: bool


def proposal_list(user: Visitor, stage: str, number: int) -> ProposalList:
    seen = access.proposals(user)
    counts = dict(seen.order_by().values_list("stage").annotate(Count("pk")))
    late = seen.filter(stage__in=OPEN, due_on__lt=timezone.localdate()).exclude(stage=Proposal.Stage.ANSWERED).count()
    shown = seen.filter(stage=stage) if stage in Proposal.Stage.values else seen
    told = shown.annotate(done=Count("tasks", filter=Q(tasks__status=State.ACCEPTED)), of=Count("tasks"))
    page = Paginator(told.order_by("-set_on", "-pk"), PAGE)
    stages = [(one.value, str(one.label), counts.get(one.value, 0)) for one in Proposal.Stage]
    return ProposalList(page.get_page(number), stages, late, stage)


def proposal_page(user: Visitor, proposal: Proposal) -> ProposalPage:
    steps = list(proposal.steps.select_related("by").order_by("pk"))
    stands = chain.replay((as_taken(row) for row in steps), calendar.current())
    seen = plans.tasks(user).order_by().values("pk")
    tasks = list(proposal.tasks.filter(pk__in=seen).select_related("plan", "progress").order_by("plan", "order", "pk"))
    leads = access.offices(user).filter(pk=proposal.place_id).exists()
    own = leads or access.proposals(user).filter(pk=proposal.pk, unit__isnull=False).exists()
    return ProposalPage(
        proposal,
        steps,
        tasks,
        accepted=sum(task.status == State.ACCEPTED for task in tasks),
        may_lead=leads,
        may_answer=own and chain.may(stands, chain.Step.ANSWER),
        possible=frozenset(step.value for step in chain.Step if chain.may(stands, step)) if leads else frozenset(),
        is_late=bool(
            proposal.due_on and proposal.due_on < timezone.localdate() and stands.stage is chain.Stage.CARRIED_OUT
        ),
    )


def fund_page(user: Visitor, plan: Plan) -> FundPage:
    """Budget, paid and result, fund by fund; the money of the whole plan at the foot."""
    kept = list(access.funds(user, plan).annotate(paid=Sum("payments__amount")).prefetch_related("payments"))
    results = _results({fund.task_id for fund in kept})
    rows = [_fund_row(fund, results[fund.task_id]) for fund in kept]
    total = funds.account((row.account.budget for row in rows), (row.account.paid for row in rows))
    return FundPage(plan, rows, total, may_keep=access.offices(user).filter(pk=plan.place_id).exists())


def _fund_row(fund: Fund, results: Iterable[tuple[Figure, Value]]) -> FundRow:
    held = funds.Account(fund.budget, fund.paid or Decimal(0))  # type: ignore[attr-defined]
    told = tuple((figure, value, funds.cost_of_one(held, value.value)) for figure, value in results)
    return FundRow(fund, held, told)


def _results(tasks: set[int]) -> dict[int, list[tuple[Figure, Value]]]:
    """The latest value of each indicator of these tasks, as the lights count it."""
    wanted = Figure.objects.filter(task__in=tasks, kind=Figure.Kind.TARGET, value__isnull=False).order_by("order", "pk")
    figures = list(wanted)
    values = latest_values(figures, timezone.localdate())
    found: dict[int, list[tuple[Figure, Value]]] = defaultdict(list)
    for figure in figures:
        if figure.pk in values:
            found[figure.task_id or 0].append((figure, values[figure.pk]))
    return found
