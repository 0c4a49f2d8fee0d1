"""A town and its neighbour with something of everything an address can name: what the permission matrix is run over.

`WHO` are the persons who ask. A `Sample` is one thing an address can name, with those who may open it once the address lets
them in; whoever is not among them must be told the same as if it were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from tests.factories.chain import publish_head
from tests.factories.evidence import REPORT, handed_in
from tests.factories.holidays import waiting_notice
from tests.factories.people import LONG_AGO, Cast, make_cast, make_user
from tests.factories.proposals import ANOTHER, FIRST, INTERNAL, SECOND, confirmed, imported
from tests.factories.registers import attached, entered, register_named
from yinxin.apps.me.matters import CONTACT
from yinxin.apps.notices.models import Notice
from yinxin.apps.people import actions
from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.plans.models import Classification, Milestone, Phase, Plan, Source
from yinxin.apps.progress.feeds.actions import make as feed_for
from yinxin.apps.progress.models import (
    Evidence,
    Ledger,
    Line,
    Report,
    ReportDocument,
    Round,
    Schedule,
    TaskLink,
)
from yinxin.apps.progress.reporting import filling
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.apps.progress.reporting.opening import Opening, open_round
from yinxin.apps.registers.heritage.models import Site, Works
from yinxin.apps.supervision import actions as supervision
from yinxin.apps.supervision.models import Appeal, Assessment, Fund, PaperTemplate, Proposal, SupervisionNotice
from yinxin.domain.privacy.consents import digest
from yinxin.domain.progress.assessment import Rules
from yinxin.domain.progress.chain import Step
from yinxin.kit.consent import giving
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.registers import actions as registers
from yinxin.kit.registers.models import Attachment, Hook, Load, SavedView
from yinxin.kit.registers.sheets.previewing import upload as upload_sheet

MISSING = 9_007_199_254_740_991
"""A number no row has."""

MISSING_JOB = UUID("00000000-0000-4000-8000-000000000000")

HERE = frozenset({"office", "reporter", "head", "clerk", "reader", "supervisor", "steward", "administrator"})
"""Those whose post reaches the whole town; the auditor's opens no content at all."""

WHO = ("nobody", *sorted(HERE), "auditor", "county", "neighbour")


@dataclass(frozen=True, slots=True)
class World:
    """`county` is the office of 榕江区, one of the town's areas; `elsewhere` the neighbour's own part of the world."""

    cast: Cast
    county: User
    area: Unit
    named: Source
    unnamed: Source
    internal: Source
    waiting: Source
    elsewhere: Source

    def person(self, who: str) -> User:
        return self.county if who == "county" else getattr(self.cast, who)


@dataclass(frozen=True, slots=True)
class Sample:
    """Values for the parameters of an address, and who may open it so."""

    values: dict[str, object]
    seen_by: frozenset[str]


def make_world() -> World:
    cast = make_cast()
    county = make_user("区协调", "qu@example.com")
    actions.give_post(county, cast.areas[0], Role.OFFICE, since=LONG_AGO, by=None)
    actions.add_group(cast.elsewhere, "各镇政府", by=None)
    actions.learn_alias(cast.reporting, "教局", kind="alias", by=cast.office)
    next_door = replace(cast, place=cast.elsewhere, office=cast.neighbour)
    named = confirmed(cast, FIRST, "方案.txt")
    internal = confirmed(cast, INTERNAL.replace("口岸服务提升", "侨情调研"), "内部.txt")
    Plan.objects.filter(pk=internal.plan_id).update(classification=Classification.INTERNAL)
    supervision.promise(named.plan, with_reports=False, reason="公众关心", by=cast.office)
    return World(
        cast,
        county,
        cast.areas[0],
        named=named,
        unnamed=confirmed(cast, ANOTHER, "口岸.txt"),
        internal=internal,
        waiting=imported(cast, SECOND, "修订.txt"),
        elsewhere=confirmed(next_door, FIRST.replace("五邑市", "远山市"), "远山.txt"),
    )


Maker = Callable[[World], Iterable[Sample]]
MAKERS: dict[str, Maker] = {}
"""By the piece of the route that ends in the parameter ("units/<row:pk>"), or by the name of one address ("people:post-end")."""

WORDS: dict[str, object] = {
    "export/<str:kind>": "csv",
    "chart/<str:paper>": "A3",
    "figures/<slug:code>": "total",
    "templates/<slug:kind>": "bulletin",
    "registers/<register:register>": "genealogies",
    "registers/<slug>": "genealogies",
    "r/<register:register>": "genealogies",
    "data/<str:name>": "records.csv",
    "sitemap/<row:part>": "1",
    "units.<sheet:kind>": "csv",
    "sessions/<slug:mark>": "none",
    "consents/<str:matter>": "me.contact",
    "years/<year:year>": 2026,
}
"""Parameters that name no row: any reader may write any of them."""


def maker(*keys: str) -> Callable[[Maker], Maker]:
    def keep(make: Maker) -> Maker:
        for key in keys:
            assert key not in MAKERS, key
            MAKERS[key] = make
        return make

    return keep


def one(value: object, *seen_by: str, name: str = "pk") -> Sample:
    return Sample({name: value}, frozenset(seen_by))


# The directory


@maker("units/<row:pk>", "units/<id>", "duties/<row:pk>")
def units(world: World) -> Iterable[Sample]:
    yield one(world.cast.reporting.pk, *HERE)
    yield one(world.cast.offices["市财政局"].pk, *HERE)
    yield one(world.area.pk, *HERE, "county")
    yield one(world.cast.elsewhere.pk, "neighbour")


@maker("people:unit-change", "people:unit-rename", "people:unit-split", "people:unit-close")
def units_changed_from_above(world: World) -> Iterable[Sample]:
    yield one(world.cast.reporting.pk, "office")
    yield one(world.area.pk, "office")
    yield one(world.cast.elsewhere.pk, "neighbour")


@maker("people:alias-add")
def units_with_aliases(world: World) -> Iterable[Sample]:
    yield one(world.cast.reporting.pk, "office")
    yield one(world.area.pk, "office", "county")
    yield one(world.cast.elsewhere.pk, "neighbour")


@maker("people:alias-forget")
def aliases(world: World) -> Iterable[Sample]:
    alias = world.cast.reporting.names.get(kind="alias")
    yield Sample({"pk": world.cast.reporting.pk, "alias": alias.pk}, frozenset({"office"}))
    yield Sample({"pk": world.area.pk, "alias": alias.pk}, frozenset())


@maker("places/<row:place>")
def places(world: World) -> Iterable[Sample]:
    yield one(world.cast.place.pk, *HERE, name="place")
    yield one(world.area.pk, "county", name="place")
    yield one(world.cast.elsewhere.pk, "neighbour", name="place")


@maker("groups/<row:pk>")
def groups(world: World) -> Iterable[Sample]:
    yield one(world.cast.all_areas.pk, "office")
    yield one(world.cast.elsewhere.groups.get().pk, "neighbour")


# The calendar


@maker("holidays/<row:pk>")
def holiday_notices(world: World) -> Iterable[Sample]:
    """One calendar for the whole installation, of the State Council's notices."""
    yield one(waiting_notice(world.cast.steward).pk, *HERE, "county", "neighbour")


# Posts and accounts


@maker("people:post-give")
def units_to_fill(world: World) -> Iterable[Sample]:
    yield one(world.cast.reporting.pk, "office", "administrator", "head")
    yield one(world.cast.offices["市财政局"].pk, "office", "administrator")
    yield one(world.area.pk, "office", "administrator", "county")
    yield one(world.cast.elsewhere.pk, "neighbour")


@maker("posts/<row:pk>")
def posts(world: World) -> Iterable[Sample]:
    yield one(world.cast.reporter.posts.get().pk, "office", "administrator", "head")
    yield one(world.cast.head.posts.get().pk, "office", "administrator")
    yield one(world.cast.auditor.posts.get().pk, "administrator")
    yield one(world.county.posts.get().pk, "office", "administrator", "county")
    yield one(world.cast.neighbour.posts.get().pk, "neighbour")


@maker("officials/<row:pk>", "users/<row:pk>")
def officials(world: World) -> Iterable[Sample]:
    yield one(world.cast.reporter.pk, "office", "administrator")
    yield one(world.cast.auditor.pk, "administrator")
    yield one(world.county.pk, "office", "administrator", "county")
    yield one(world.cast.neighbour.pk, "neighbour")
    yield one(world.cast.nobody.pk)


@maker("consents/<row:pk>")
def receipts(world: World) -> Iterable[Sample]:
    """Hers and nobody else's, whatever post they hold."""
    words = giving.words(CONTACT, "zh-hans")
    receipt = giving.give(world.cast.nobody, CONTACT, shown=digest(words), language="zh-hans")
    yield one(receipt.pk, "nobody")


@maker("passkeys/<row:pk>")
def passkeys(world: World) -> Iterable[Sample]:
    kept = Authenticator.objects.create(user=world.cast.nobody, type=Authenticator.Type.WEBAUTHN, data={"name": "钥匙"})
    yield one(kept.pk, "nobody")


@maker("anchors/<row:pk>")
def anchors_published(world: World) -> Iterable[Sample]:
    yield one(publish_head().pk, "", *WHO)


@maker("dead/<uuid:pk>")
def dead_jobs(world: World) -> Iterable[Sample]:
    """One for each time it is asked for, as a job is retried or given up once only."""
    job = Job.objects.create(kind="test", function="tests.nothing", key=f"test:{uuid4()}", state=State.DEAD)
    yield one(job.pk, "administrator")


@maker("notices/<row:pk>")
def notices(world: World) -> Iterable[Sample]:
    """Each sees her own."""
    told = {"kind": "notice-sms-refused", "link": "/notices/"}
    yield one(Notice.objects.get_or_create(person=world.cast.nobody, key="of-nobody", defaults=told)[0].pk, "nobody")
    yield one(Notice.objects.get_or_create(person=world.cast.office, key="of-office", defaults=told)[0].pk, "office")


@maker("feeds/<row:pk>")
def feeds(world: World) -> Iterable[Sample]:
    """Each ends her own."""
    yield one(feed_for(world.cast.reporting, by=world.cast.reporter).key.pk, "reporter")


@maker("feeds/<slug:token>")
def feed_addresses(world: World) -> Iterable[Sample]:
    """Whoever holds the address, signed in or not."""
    yield one(feed_for(world.cast.reporting, by=world.cast.head).token, "", *WHO, name="token")


# Plans


def by_reach(named: object, unnamed: object, internal: object, elsewhere: object) -> Iterable[Sample]:
    """A row of a plan that names 市教育局, of one that does not, of an internal one, of the neighbour's."""
    yield one(named, "office", "supervisor", "clerk", "reader", "reporter", "head")
    yield one(unnamed, "office", "supervisor", "clerk", "reader")
    yield one(internal, "office", "supervisor")
    yield one(elsewhere, "neighbour")


@maker("plans/<row:pk>", "plans/<id>", "boards/<row:pk>")
def plans(world: World) -> Iterable[Sample]:
    return by_reach(*(source.plan_id for source in (world.named, world.unnamed, world.internal, world.elsewhere)))


@maker("tasks/<row:pk>", "tasks/<id>")
def tasks(world: World) -> Iterable[Sample]:
    confirmed_ones = (world.named, world.unnamed, world.internal, world.elsewhere)
    return by_reach(*(source.plan.tasks.order_by("pk").first().pk for source in confirmed_ones))


@maker("plans:amend", "plans:assign", "progress:dismiss-alarm")
def tasks_to_change(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan.tasks.order_by("pk").first().pk)


@maker("plans:facts", "plans:history", "progress:light-rules", "supervision:promise-settle")
def plans_to_change(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan_id)


@maker("sources/<row:pk>")
def sources(world: World) -> Iterable[Sample]:
    yield one(world.waiting.pk, "office")
    yield from _office(world, lambda source: source.pk)


@maker("desk/<row:pk>")
def proposed(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.proposed.order_by("pk").first().pk)


@maker("changes/<row:pk>")
def changes(world: World) -> Iterable[Sample]:
    yield one(world.waiting.changes.order_by("pk").first().pk, "office")


@maker("parts/<row:pk>")
def parts(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan.tasks.filter(units__isnull=False).first().units.first().pk)


@maker("promises/<row:pk>")
def promises(world: World) -> Iterable[Sample]:
    """Everybody, what the office put there; nobody, what it did not."""
    yield one(world.named.plan_id, "", *WHO)
    yield one(world.unnamed.plan_id)
    yield one(world.internal.plan_id)


@maker("supervision:papers")
def plans_to_report_on(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan_id)


@maker("drafts/<row:pk>")
def drafts(world: World) -> Iterable[Sample]:
    asked = supervision.Asked("bulletin", date(2026, 1, 1), date(2026, 12, 31))
    yield one(supervision.draft(world.named.plan, asked, by=world.cast.office).pk, "office", "supervisor")


@maker("places/<row:pk>")
def places_with_templates(world: World) -> Iterable[Sample]:
    PaperTemplate.objects.get_or_create(
        place=world.cast.place,
        kind="bulletin",
        defaults={"file": world.named.received, "by": world.cast.office},
    )
    yield one(world.cast.place.pk, "office")
    yield one(world.area.pk, "county")


@maker("supervision:template-drop")
def templates_to_drop(world: World) -> Iterable[Sample]:
    list(places_with_templates(world))
    yield Sample({"pk": world.cast.place.pk, "kind": "bulletin"}, frozenset({"office"}))


@maker("supervision:assessment", "supervision:assessment-appeal")
def announced_assessments(world: World) -> Iterable[Sample]:
    yield one(assessed(world).pk, "office", "supervisor", "reporter", "head")


@maker("supervision:assessment-announce", "supervision:assessment-freeze")
def assessments_to_decide(world: World) -> Iterable[Sample]:
    yield one(assessed(world).pk, "office")


@maker("supervision:appeal-decide")
def appeals_to_decide(world: World) -> Iterable[Sample]:
    task = world.named.plan.tasks.order_by("pk").first()
    about = {"assessment": assessed(world), "unit": world.cast.reporting, "task": task}
    appeal, _new = Appeal.objects.get_or_create(**about, defaults={"reason": "不归我局", "by": world.cast.reporter})
    yield one(appeal.pk, "office")


def assessed(world: World) -> Assessment:
    kept = Assessment.objects.filter(place=world.cast.place).first()
    if kept:
        return kept
    made = supervision.begin_assessment(world.cast.place, 2026, Rules(), by=world.cast.office)
    return supervision.announce(made, 5, by=world.cast.office)


@maker("supervision:proposal")
def proposals(world: World) -> Iterable[Sample]:
    yield one(handed_over(world).pk, "office", "reporter", "head", "supervisor")


@maker("supervision:proposal-answer")
def proposals_to_answer(world: World) -> Iterable[Sample]:
    yield one(handed_over(world).pk, "office", "reporter", "head")


@maker("supervision:proposal-step", "supervision:proposal-hand-over")
def proposals_to_lead(world: World) -> Iterable[Sample]:
    yield one(handed_over(world).pk, "office")


def handed_over(world: World) -> Proposal:
    kept = Proposal.objects.filter(place=world.cast.place).first()
    if kept:
        return kept
    topic = supervision.Topic("motion", "关于保护老码头的提案", "致公党五邑市委会")
    made = supervision.propose(world.cast.place, topic, by=world.cast.office)
    supervision.lead_on(made, Step.ADOPT, by=world.cast.office)
    return supervision.hand_over(made, world.cast.reporting, by=world.cast.office)


@maker("funds/<row:pk>")
def funds(world: World) -> Iterable[Sample]:
    task = world.named.plan.tasks.order_by("pk").first()
    about = {"task": task, "year": 2026, "name": "维修资金", "source": "市级"}
    fund, _new = Fund.objects.get_or_create(**about, defaults={"budget": 1000, "by": world.cast.office})
    yield one(fund.pk, "office")


@maker("supervision:fund-budget")
def plans_with_funds(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan_id)


@maker("supervision:issue")
def tasks_to_supervise(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan.tasks.order_by("pk").first().pk)


@maker("supervision:notice", "supervision:notice-file")
def supervision_notices(world: World) -> Iterable[Sample]:
    yield one(supervised(world).pk, "office", "supervisor", "reporter", "head")


@maker("supervision:reply")
def notices_to_answer(world: World) -> Iterable[Sample]:
    yield one(supervised(world).pk, "reporter", "head")


@maker("supervision:settle", "supervision:ask-again", "supervision:withdraw")
def notices_to_decide(world: World) -> Iterable[Sample]:
    yield one(supervised(world).pk, "office")


def supervised(world: World) -> SupervisionNotice:
    """A notice that 市教育局 has answered."""
    task = world.named.plan.tasks.order_by("pk").first()
    kept = SupervisionNotice.objects.filter(task=task, unit=world.cast.reporting).first()
    if kept:
        return kept
    made = supervision.issue(task, world.cast.reporting, supervision.Demand("说明进度。", 5), by=world.cast.office)
    return supervision.reply(made, "已办。", by=world.cast.reporter)


# The evidence desk


def reports_handed_in(world: World) -> tuple[ReportDocument, ReportDocument, ReportDocument]:
    """One the office sent in, one from 市教育局, one of the neighbour; a new one each time, as what is decided is decided."""
    cast, text = world.cast, f"{REPORT}　　第{uuid4()}号。\n"
    plan, theirs = world.named.plan, world.elsewhere.plan
    assert plan is not None
    assert theirs is not None
    return (
        handed_in(cast, plan, text),
        handed_in(cast, plan, text, unit=cast.reporting, by=cast.reporter),
        handed_in(cast, theirs, text, by=cast.neighbour),
    )


def by_sender(of: Callable[[ReportDocument], object], world: World) -> Iterable[Sample]:
    offices, units, theirs = reports_handed_in(world)
    yield one(of(offices), "office")
    yield one(of(units), "office", "reporter", "head")
    yield one(of(theirs), "neighbour")


@maker("documents/<row:pk>")
def report_documents(world: World) -> Iterable[Sample]:
    return by_sender(lambda document: document.pk, world)


@maker("statements/<row:pk>")
def report_statements(world: World) -> Iterable[Sample]:
    return by_sender(lambda document: document.statements.order_by("order").first().pk, world)


def _office(world: World, of: Callable[[Source], object]) -> Iterable[Sample]:
    yield one(of(world.named), "office")
    yield one(of(world.elsewhere), "neighbour")


@maker("api:task-act")
def tasks_to_act_on(world: World) -> Iterable[Sample]:
    yield one(_first(world.named), "office", "supervisor", "reporter", "head")
    yield one(_first(world.unnamed), "office", "supervisor")
    yield one(_first(world.elsewhere), "neighbour")


@maker("progress:act")
def acts(world: World) -> Iterable[Sample]:
    """A task of 市教育局: its reporter and head may sign, the office and 督查 send back, the office alone accepts."""
    named, internal = _first(world.named), _first(world.internal)
    yield Sample({"pk": named, "act": "sign"}, frozenset({"reporter", "head"}))
    yield Sample({"pk": named, "act": "send-back"}, frozenset({"office", "supervisor"}))
    yield Sample({"pk": internal, "act": "accept"}, frozenset({"office"}))
    yield Sample({"pk": _first(world.unnamed), "act": "sign"}, frozenset())
    yield Sample({"pk": _first(world.elsewhere), "act": "accept"}, frozenset({"neighbour"}))


@maker("progress:phase-act")
def acts_on_phases(world: World) -> Iterable[Sample]:
    named = Phase.objects.get_or_create(task_id=_first(world.named), order=1, label="2031年")[0]
    other = Phase.objects.get_or_create(task_id=_first(world.elsewhere), order=1, label="2031年")[0]
    yield Sample({"pk": named.pk, "act": "report-done"}, frozenset({"reporter", "head"}))
    yield Sample({"pk": named.pk, "act": "accept"}, frozenset({"office"}))
    yield Sample({"pk": other.pk, "act": "accept"}, frozenset({"neighbour"}))


@maker("progress:milestone-act")
def acts_on_milestones(world: World) -> Iterable[Sample]:
    named = Milestone.objects.get_or_create(task_id=_first(world.named), order=1, due="2031-06", text="开工")[0]
    yield Sample({"pk": named.pk, "act": "report-done"}, frozenset({"reporter", "head"}))
    yield Sample({"pk": named.pk, "act": "send-back"}, frozenset({"office", "supervisor"}))


@maker("progress:link")
def tasks_to_link(world: World) -> Iterable[Sample]:
    return _office(world, _first)


@maker("links/<row:pk>")
def links(world: World) -> Iterable[Sample]:
    for source, who in ((world.named, "office"), (world.elsewhere, "neighbour")):
        before, after = source.plan.tasks.order_by("pk")[:2]
        user = world.person(who)
        yield one(TaskLink.objects.get_or_create(before=before, after=after, defaults={"by": user})[0].pk, who)


def _first(source: Source) -> int:
    return source.plan.tasks.order_by("pk").first().pk


def signed_in(world: World) -> dict[str, Client]:
    """A browser for each of `WHO`, and one ("") in which nobody has signed in."""
    browsers = {who: Client() for who in WHO}
    for who, client in browsers.items():
        client.force_login(world.person(who))
    return {"": Client(), **browsers}


# Reporting


def round_of(world: World, source: Source) -> Round:
    """One that is open, in a plan whose units are in the directory."""
    known = Round.objects.filter(plan=source.plan_id).first()
    today = timezone.localdate()
    asked = Opening(f"{today.year}年", date(today.year, 1, 1), date(today.year, 12, 31), today, 10)
    return known or open_round(source.plan, asked, by=world.cast.office)


def line_of(world: World, unit: Unit) -> Line:
    row = round_of(world, world.named)
    return row.lines.select_related("task", "unit", "round").filter(unit=unit).order_by("pk")[0]


@maker("progress:round")
def rounds(world: World) -> Iterable[Sample]:
    yield one(round_of(world, world.named).pk, "office", "supervisor")
    yield one(round_of_a_plan_that_became_internal(world).pk, "office", "supervisor")


def round_of_a_plan_that_became_internal(world: World) -> Round:
    """No round is opened in an internal plan; one that was open before stays with the office."""
    plan = Plan.objects.filter(pk=world.internal.plan_id)
    plan.update(classification=Classification.OPEN)
    world.internal.plan.refresh_from_db()
    made = round_of(world, world.internal)
    plan.update(classification=Classification.INTERNAL)
    world.internal.plan.refresh_from_db()
    return made


@maker("progress:round-extend", "progress:round-close", "progress:round-remind")
def rounds_to_keep(world: World) -> Iterable[Sample]:
    yield one(round_of(world, world.named).pk, "office")


@maker("progress:sheet-out")
def sheets_of_units(world: World) -> Iterable[Sample]:
    row = round_of(world, world.named)
    for unit, who in (
        (world.cast.reporting, ("office", "reporter", "head")),
        (world.cast.offices["市财政局"], ("office",)),
    ):
        yield Sample({"pk": row.pk, "unit": unit.pk}, frozenset(who))


@maker("progress:report-keep")
def lines_to_fill_in(world: World) -> Iterable[Sample]:
    yield one(line_of(world, world.cast.reporting).pk, "reporter", "head")
    yield one(line_of(world, world.cast.offices["市财政局"]).pk)


@maker("progress:line-excuse")
def lines_to_excuse(world: World) -> Iterable[Sample]:
    yield one(line_of(world, world.cast.offices["市财政局"]).pk, "office")


def reported_by(world: World, unit: Unit) -> Report:
    line = line_of(world, unit)
    told = Report.objects.filter(line=line).first()
    return told or filling.submit(line, Entry("已办三成"), by=world.cast.reporter)


@maker("progress:report-want")
def reports_to_judge(world: World) -> Iterable[Sample]:
    """Of who cooperates the office and the lead ask more, of the lead the office alone."""
    yield one(reported_by(world, world.cast.offices["市财政局"]).pk, "office", "reporter", "head")
    yield one(reported_by(world, world.cast.reporting).pk, "office")


@maker("progress:evidence-file")
def files_as_evidence(world: World) -> Iterable[Sample]:
    report = reported_by(world, world.cast.reporting)
    kept = Evidence.objects.filter(report=report, kind="file").first()
    if kept is None:
        named = world.named.received
        kept = Evidence.objects.create(task=report.task, report=report, kind="file", file=named, by=world.cast.reporter)
    yield one(kept.pk, "office", "supervisor", "clerk", "reader", "reporter", "head")


@maker("progress:plan-rounds", "progress:round-open", "progress:ledgers")
def plans_to_ask_about(world: World) -> Iterable[Sample]:
    return _office(world, lambda source: source.plan_id)


@maker("schedules/<row:pk>")
def schedules(world: World) -> Iterable[Sample]:
    kept, _ = Schedule.objects.get_or_create(
        plan=world.unnamed.plan, rhythm="yearly", defaults={"since": date(2026, 1, 1), "by": world.cast.office}
    )
    yield one(kept.pk, "office")


@maker("ledgers/<row:pk>")
def ledgers(world: World) -> Iterable[Sample]:
    def kept(source: Source) -> int:
        return Ledger.objects.get_or_create(plan=source.plan, defaults={"name": "台账.xlsx", "by": world.cast.office})[
            0
        ].pk

    return _office(world, kept)


# Registers: the catalogue of books stands for all of them; what differs between registers is tried in tests/apps/registers.


def _books(world: World, *seen_by: str) -> Iterable[Sample]:
    """One book of the town and one of its neighbour's."""
    books = register_named("genealogies")
    kept = books.model._default_manager
    near = kept.filter(code="ZP-0001").first() or entered(books, world.cast)
    next_door = replace(world.cast, place=world.cast.elsewhere, office=world.cast.neighbour)
    far = kept.filter(code="ZP-0002").first() or entered(books, next_door, row=1)
    for record, who in ((near, seen_by), (far, ("neighbour",))):
        yield Sample({"register": books.slug, "pk": record.pk}, frozenset(who))


@maker("registers:edit", "registers:attach", "registers:publish", "registers:withdraw", "registers:remove")
def books_to_keep(world: World) -> Iterable[Sample]:
    return _books(world, "office", "steward")


@maker("registers:record", "registers:history", "registers:card")
def books_to_look_at(world: World) -> Iterable[Sample]:
    return _books(world, *sorted(HERE - {"administrator"}))


@maker("registers:restore")
def books_with_a_past(world: World) -> Iterable[Sample]:
    books = register_named("genealogies")
    for sample in _books(world, "office", "steward"):
        book = books.model._default_manager.get(pk=sample.values["pk"])
        if book.version == 1:
            registers.change(books, book, {"volumes": 3}, by=world.cast.office)
        yield Sample({**sample.values, "version": 1}, sample.seen_by)


@maker("registers:source")
def facts_with_a_source(world: World) -> Iterable[Sample]:
    for sample in _books(world, "office", "steward"):
        yield Sample({**sample.values, "field": "years"}, sample.seen_by)


@maker("registers:file-edit", "registers:file-remove")
def papers_to_keep(world: World) -> Iterable[Sample]:
    yield Sample({"register": "genealogies", "pk": _paper(world)}, frozenset({"office", "steward"}))


@maker("registers:file", "registers:file-small")
def papers_to_open(world: World) -> Iterable[Sample]:
    yield Sample({"register": "genealogies", "pk": _paper(world)}, frozenset(HERE - {"administrator"}))


def _paper(world: World) -> int:
    books = register_named("genealogies")
    near = books.model._default_manager.get(pk=next(iter(_books(world))).values["pk"])
    there = Attachment.objects.filter(register=books.slug, record=near.pk, removed_at__isnull=True).first()
    return (there or attached(books, near, by=world.cast.office)).pk


@maker(
    "registers:sheet",
    "registers:sheet-faults",
    "registers:sheet-columns",
    "registers:sheet-mend",
    "registers:sheet-again",
    "registers:sheet-discard",
    "registers:sheet-load",
    "registers:sheet-undo",
)
def sheets_on_their_way(world: World) -> Iterable[Sample]:
    """A sheet is its uploader's alone until it is loaded, and what it did stays hers to take back."""
    by = world.cast.office
    kept = Load.objects.filter(register="genealogies", by=by).first()
    if kept is None:
        data = "编号,书名,类别,责任单位,阅览方式\r\nZP-7001,谭氏族谱,族谱,五邑市人民政府,可复制\r\n".encode()
        kept = upload_sheet(register_named("genealogies"), "books.csv", data, by=by)
    yield Sample({"register": "genealogies", "pk": kept.pk}, frozenset({"office"}))


@maker("registers:view-drop")
def kept_lists(world: World) -> Iterable[Sample]:
    """A list kept by the office; nobody drops another's."""
    books = register_named("genealogies")
    view = SavedView.objects.get_or_create(register=books.slug, name="族谱", query="", person=world.cast.office)[0]
    yield Sample({"register": books.slug, "pk": view.pk}, frozenset({"office"}))


@maker("registers:log")
def works_at_a_site(world: World) -> Iterable[Sample]:
    site = _site(world)
    yield Sample({"register": "heritage", "pk": site.pk, "name": "works"}, frozenset({"office", "steward"}))


@maker("registers:strike")
def works_to_strike(world: World) -> Iterable[Sample]:
    site, by = _site(world), world.cast.office
    day = date(2026, 3, 2)
    works = Works.objects.filter(record=site, struck_at=None).first() or Works.objects.create(
        record=site, by=by, permit="〔2026〕7号", begun_on=day
    )
    yield Sample({"register": "heritage", "pk": works.pk, "name": "works"}, frozenset({"office", "steward"}))


def _site(world: World) -> Site:
    return Site.objects.filter(code="YC-0001").first() or entered(register_named("heritage"), world.cast)


# What of registers is open to everybody, and to programs.


@maker("registers:public-record", "api:public-record")
def published_books(world: World) -> Iterable[Sample]:
    books = register_named("genealogies")
    if not books.model._default_manager.filter(code="QK-9001").exists():
        entered(books, world.cast, row=2, code="QK-9001", published=True)
    yield Sample({"register": "genealogies", "key": "QK-9001"}, frozenset(WHO))


@maker("api:register-record")
def books_to_read(world: World) -> Iterable[Sample]:
    for sample in _books(world, *sorted(HERE - {"administrator"})):
        yield Sample({"slug": "genealogies", "id": sample.values["pk"]}, sample.seen_by)


@maker("registers:hook", "registers:hook-turn")
def hooks(world: World) -> Iterable[Sample]:
    """They belong where their maker decided; whoever runs the system sees all."""
    kept, _ = Hook.objects.get_or_create(url="https://partner.example.org/in", defaults={"by": world.cast.office})
    yield one(kept.pk, "office", "steward", "administrator")


from tests.factories import (  # noqa: E402, F401 - what these registers add stands in its own module
    check_world,
    family_world,
    gift_world,
    kin_world,
    letter_world,
    register_world,
    scan_world,
    tree_world,
)
