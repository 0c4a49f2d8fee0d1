"""What the pages of the evidence desk show: documents with their counts, one statement in its context, and where to go next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.plans.quoting import Place, places
from yinxin.apps.progress.evidence import access
from yinxin.apps.progress.evidence.actions.reading import broken_off
from yinxin.apps.progress.evidence.reasons import in_words
from yinxin.apps.progress.models import Candidate, ReportDocument, Statement

DOCUMENTS_A_PAGE = 25
STATEMENTS_A_PAGE = 50
KEYS = 5

OPEN = Q(state=Statement.State.OPEN)
SHOWN: dict[str, Q] = {
    "": Q(),
    "open": OPEN & Q(matches__gt=0),
    "confirmed": Q(state=Statement.State.CONFIRMED),
    "nothing": Q(state=Statement.State.NOTHING),
    "alone": OPEN & Q(matches=0),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements wait (`open`), were confirmed, were set aside (`nothing`), were left `alone` by the matcher."""

    open: int
    confirmed: int
    nothing: int
    alone: int

    @property
    def total(self) -> int:
        return self.open + self.confirmed + self.nothing + self.alone

    @property
    def decided(self) -> int:
        return self.confirmed + self.nothing

    @property
    def to_decide(self) -> int:
        return self.open + self.decided


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document, what became of it, and its statements."""

    document: ReportDocument
    failure: str
    counts: Counts
    plans: Sequence[Plan]
    show: str
    statements: Page[Statement]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task that the statement may support, with its key, what it asks for and the words for why."""

    key: str
    candidate: Candidate
    text: str
    because: str

    @property
    def is_confirmed(self) -> bool:
        return self.candidate.evidence is not None


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One statement, its place in the document, and its neighbours; `last` is what this user decided last."""

    document: ReportDocument
    statement: Statement
    place: Place | None
    proposed: tuple[Proposed, ...]
    counts: Counts
    plans: Sequence[Plan]
    previous: Statement | None
    next: Statement | None
    last: Statement | None


def document_list(user: User, number: str | None) -> Page[ReportDocument]:
    """Newest first, with the counts of their statements; their texts are not fetched for a list."""
    rows = access.documents(user).defer("text").prefetch_related("plans").order_by("-uploaded_at", "-pk")
    counted = rows.annotate(waiting=_count("open"), confirmed=_count("confirmed"))
    return Paginator(counted, DOCUMENTS_A_PAGE).get_page(number)  # type: ignore[return-value]


def _count(shown: str) -> Coalesce:
    """For each document of the page alone, and not for all there are before the page is cut out of them."""
    of_it = Statement.objects.filter(SHOWN[shown], document=OuterRef("pk")).order_by().values("document")
    return Coalesce(Subquery(of_it.annotate(n=Count("pk")).values("n")), 0)


def document_page(document: ReportDocument, show: str, number: str | None) -> DocumentPage:
    told = Candidate.objects.filter(Q(rank=1) | Q(evidence__isnull=False)).select_related("task").order_by("rank")
    listed = document.statements.filter(SHOWN[show]).order_by("order").prefetch_related(Prefetch("candidates", told))
    return DocumentPage(
        document=document,
        failure=broken_off(document),
        counts=counts(document),
        plans=list(document.plans.all()),
        show=show,
        statements=Paginator(listed, STATEMENTS_A_PAGE).get_page(number),
    )


def counts(document: ReportDocument) -> Counts:
    found = document.statements.aggregate(**{name: Count("pk", filter=SHOWN[name]) for name in SHOWN if name})
    return Counts(**found)


def desk_page(user: User, statement: Statement) -> DeskPage:
    document = statement.document
    around = places(document.text, [(statement.start, statement.end)])
    return DeskPage(
        document=document,
        statement=statement,
        place=around[0] if around else None,
        proposed=_proposed(user, statement),
        counts=counts(document),
        plans=list(document.plans.all()),
        previous=_waiting(document, statement).filter(order__lt=statement.order).order_by("-order").first(),
        next=next_waiting(document, statement),
        last=_last(user, document),
    )


def next_waiting(document: ReportDocument, after: Statement | None = None) -> Statement | None:
    """The next statement that waits for a person, from the beginning again when none is left behind `after`."""
    waiting = _waiting(document, after)
    if after is None:
        return waiting.order_by("order").first()
    behind = ExpressionWrapper(Q(order__lt=after.order), BooleanField())
    return waiting.order_by(behind, "order").first()


def _waiting(document: ReportDocument, but: Statement | None) -> QuerySet[Statement]:
    rows = document.statements.filter(SHOWN["open"])
    return rows.exclude(pk=but.pk) if but else rows


def _proposed(user: User, statement: Statement) -> tuple[Proposed, ...]:
    rows = list(access.candidates(user, statement))
    told = Counter(row.task.text for row in rows)
    return tuple(
        Proposed(
            str(at) if at <= KEYS else "", row, _asked(row.task, alone=told[row.task.text] == 1), in_words(row.because)
        )
        for at, row in enumerate(rows, 1)
    )


def _asked(task: Task, *, alone: bool) -> str:
    """Rows of a table that share a cell have the same text: their measures tell them apart."""
    return task.text if alone or not task.measures else "\n".join(task.measures)


def _last(user: User, document: ReportDocument) -> Statement | None:
    return document.statements.filter(decided_by=user).order_by("-decided_at", "-pk").first()
