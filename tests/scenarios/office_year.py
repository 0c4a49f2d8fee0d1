"""2031 in 五邑市, as its coordinating office and the units live through it: by the pages that people open, on the days they open them.

市教育局 (陈科员) leads the repair of old houses with 市财政局 and every county; 侨联 collects letters; 宣传部 holds readings;
文广新局 publishes. Whatever one month does is what the next one finds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from tests.apps.progress.reporting_town import line, reporter_of, sent
from tests.factories.clock import Clock
from tests.factories.evidence import REPORT
from tests.factories.holidays import whole_year
from tests.factories.people import LONG_AGO, Cast, make_user
from tests.factories.proposals import FIRST
from yinxin.apps.calendar.models import HolidayNotice
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.plans.models import Plan, Source, Task
from yinxin.apps.progress.models import Line, ReportDocument, Round, Statement
from yinxin.apps.supervision.models import Assessment, Draft, SupervisionNotice
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

HOUSES, LETTERS, READINGS, BOOKS = 1, 2, 3, 4
"""The tasks of the plan by their numbers in the list."""

SAME_WORDS = "举办夜读会三次，每次都有侨眷到场讲述家书里的故事。"
"""What 市委宣传部 says of the first quarter, and says again of the second."""


@dataclass
class OfficeYear:
    cast: Cast
    clock: Clock
    sign_in: Callable[[User], Client]
    own: dict[str, User] = field(default_factory=dict)
    """Who reports for a unit, by its name."""
    alarms: str = ""
    """The page of alarms as the office saw it in July."""
    months: int = 0
    """How many months were lived after the first."""

    @property
    def plan(self) -> Plan:
        return Plan.objects.get()

    def task(self, serial: int) -> Task:
        return self.plan.tasks.select_related("progress").get(serial=serial)

    def unit(self, name: str) -> Unit:
        return self.cast.offices.get(name) or next(area for area in self.cast.areas if area.name.startswith(name))

    def reporter(self, name: str) -> User:
        if name == "市教育局":
            return self.cast.reporter
        if name not in self.own:
            self.own[name] = reporter_of(self.unit(name), len(self.own) + 1)
        return self.own[name]

    # What anybody does: open a page, send a form. Every day begins with signing in.

    def opens(self, who: User, address: str, **asked: object) -> str:
        answer = self.sign_in(who).get(address, asked)
        assert answer.status_code == 200, (address, answer.status_code)
        return str(answer.content.decode())

    def sends(self, who: User, address: str, **form: object) -> HttpResponse:
        answer = self.sign_in(who).post(address, form)
        assert answer.status_code == 302, (address, answer.status_code, said(answer))
        return answer

    def acts(self, who: User, serial: int, act: str, **form: object) -> HttpResponse:
        return self.sends(who, f"/plans/tasks/{self.task(serial).pk}/acts/{act}/", **form)

    def line(self, name: str, serial: int) -> Line:
        """What is asked of a unit about a task in the newest round."""
        return line(Round.objects.order_by("-pk")[0], serial, self.unit(name))

    def reports(self, name: str, serial: int, **cells: object) -> None:
        answer = self.sign_in(self.reporter(name)).post("/report/", sent(self.line(name, serial), **cells))
        assert answer.status_code == 302, said(answer)

    def works(self) -> None:
        """The worker does what waits."""
        for job in Job.objects.filter(state="queued"):
            run(str(job.pk))

    # January

    def in_january(self) -> None:
        self.begins()
        self.clock.morning(date(2031, 1, 8))
        for name in ("市教育局", "市财政局", "市归国华侨联合会", "市委宣传部", "市文化广电新闻出版局", "榕江区"):
            self.signs_for_everything(name)
        asked = {"rhythm": "quarterly", "opens_after": 1, "working_days": 5, "since": "2031-01-01"}
        self.sends(self.cast.office, f"/plans/{self.plan.pk}/rounds/", confirmed="yes", **asked)
        self.clock.morning(date(2031, 1, 9))

    def begins(self) -> None:
        """The holidays of the year are entered and confirmed by two, the plan is taken in and confirmed."""
        office = self.cast.office
        self.clock.on(date(2030, 11, 25))
        number = "国办发明电〔2030〕7号"
        self.sends(
            office, "/calendar/holidays/new/", year=2031, document_number=number, reach="year", text=whole_year(2031)
        )
        (notice,) = HolidayNotice.objects.all()
        self.sends(self.second(), f"/calendar/holidays/{notice.pk}/confirm/")
        self.clock.morning(date(2031, 1, 6))
        plan = SimpleUploadedFile("方案.txt", FIRST.encode())
        self.sends(office, "/plans/upload/", place=self.cast.place.pk, documents=plan)
        self.works()
        source = Source.objects.get()
        self.sign_in(office).post(f"/plans/sources/{source.pk}/confirm/", {"which": "all"})

    def second(self) -> User:
        """Another person of the office, for what one alone does not decide."""
        if "office" not in self.own:
            self.own["office"] = make_user("方副主任", "fang@example.com")
            people.give_post(self.own["office"], self.cast.place, Role.OFFICE, since=LONG_AGO, by=None)
        return self.own["office"]

    def signs_for_everything(self, name: str) -> None:
        who, unit = self.reporter(name), self.unit(name)
        shown = self.opens(who, "/plans/waiting/", list="sign", unit=unit.pk)
        ticked = [task.pk for task in self.plan.tasks.all() if f'value="{task.pk}"' in shown]
        assert ticked, f"{name} is shown nothing to sign for"
        self.sends(who, "/plans/waiting/sign/", unit=unit.pk, task=ticked)

    # April

    def in_april(self) -> None:
        office, cast = self.cast.office, self.cast
        letters = self.task(LETTERS)
        due = {"field": "due", "value": "2031-04-18", "citation": "五邑市2号督办会议纪要"}
        self.sends(office, f"/plans/tasks/{letters.pk}/amend/", **due)
        self.clock.morning(date(2031, 4, 1))
        self.reports("市财政局", HOUSES, text="拨付第一季度修缮经费。")
        for count, area in enumerate(cast.areas[:3], start=1):
            self.reports(area.name.removesuffix("人民政府"), HOUSES, value=count + 1, text=f"{area.name}完成测绘。")
        self.consolidates()
        self.reports("市委宣传部", READINGS, text=SAME_WORDS)
        self.clock.morning(date(2031, 4, 11))
        self.sends(office, f"/report/rounds/{Round.objects.get().pk}/remind/")
        for day in (18, 21, 25):
            self.clock.morning(date(2031, 4, day))
        self.is_supervised()

    def consolidates(self) -> None:
        """The lead takes the sum of the counties and the words of 市财政局, adds a paragraph and a file."""
        lead = self.line("市教育局", HOUSES)
        figure = lead.task.figures.get()
        said_by = lead.round.lines.get(unit=self.unit("市财政局"), task=lead.task).reports.get()
        self.sends(self.cast.reporter, "/report/", do=f"take-sum:{lead.pk}:{figure.pk}")
        self.sends(self.cast.reporter, "/report/", do=f"take-text:{lead.pk}:{said_by.pk}")
        record = SimpleUploadedFile("验收单.txt", "九处老屋修缮验收单".encode())
        cells = {
            "value": 9,
            "text": "完成老屋测绘，施工队伍已经进场。",
            "url": "https://wuyi.example/houses",
            "file": record,
        }
        self.reports("市教育局", HOUSES, **cells)

    def is_supervised(self) -> None:
        office, late = self.cast.office, self.task(LETTERS)
        unit = self.unit("市归国华侨联合会")
        demand = {"unit": unit.pk, "text": "说明征集到多少封家书、何时完成编号。", "days": 5}
        self.sends(office, f"/supervision/tasks/{late.pk}/notice/", **demand)
        notice = SupervisionNotice.objects.get()
        self.clock.morning(date(2031, 4, 28))
        answer = "已征集2600封，5月底前完成编号。"
        self.sends(self.reporter(unit.name), f"/supervision/notices/{notice.pk}/reply/", text=answer)
        self.sends(office, f"/supervision/notices/{notice.pk}/settle/")

    # July

    def in_july(self) -> None:
        self.clock.morning(date(2031, 7, 1))
        self.is_asked_for_more()
        self.takes_in_a_report()
        self.asks_for_more_time()
        self.stands_still()
        self.delays_what_comes_after()

    def is_asked_for_more(self) -> None:
        """市教育局 tells of fewer houses than before, 市委宣传部 the same in the same words; the office wants to know."""
        self.reports("市教育局", HOUSES, value=7, sure="on", text="重新核对，七处已经动工。")
        self.reports("市委宣传部", READINGS, text=SAME_WORDS)
        told = self.line("市教育局", HOUSES).reports.get()
        self.alarms = self.opens(self.cast.office, "/alarms/", plan=self.plan.pk)
        self.sends(self.cast.office, f"/report/sent/{told.pk}/want/", wanting="请说明本季度新修缮的老屋。")

    def takes_in_a_report(self) -> None:
        """Its sentences are confirmed one after the other; one is used in the report of the half year."""
        office = self.cast.office
        given = SimpleUploadedFile("半年工作总结.txt", REPORT.encode())
        self.sends(office, "/evidence/upload/", documents=given, plans=[self.plan.pk])
        self.works()
        document = ReportDocument.objects.get()
        for statement in document.statements.order_by("order"):
            best = statement.candidates.filter(rank=1).first()
            verb, form = ("confirm", {"task": best.task_id}) if best else ("nothing", {})
            self.sends(office, f"/evidence/statements/{statement.pk}/{verb}/", **form)
        assert not Statement.objects.filter(state="open").exists()
        found = self.task(HOUSES).evidence.get(kind="statement")
        lead = self.line("市教育局", HOUSES)
        self.sends(self.cast.reporter, "/report/", do=f"use:{lead.pk}:{found.pk}")
        self.reports("市教育局", HOUSES, value=33, text="修缮空置老屋33处，一屋一档同步建立。")

    def asks_for_more_time(self) -> None:
        who = self.reporter("市归国华侨联合会")
        self.acts(who, LETTERS, "ask-extension", to="2031-10-31", reason="海外家书要等秋季回乡时移交。")
        self.acts(self.cast.office, LETTERS, "grant-extension")

    def stands_still(self) -> None:
        self.acts(self.cast.office, READINGS, "ask-suspension", reason="场馆整修至八月底。")
        self.acts(self.second(), READINGS, "suspend")
        self.clock.morning(date(2031, 9, 1))
        self.acts(self.cast.office, READINGS, "resume")

    def delays_what_comes_after(self) -> None:
        """Letters come before the books, which are to be out in June of the next year."""
        address = f"/plans/tasks/{self.task(BOOKS).pk}/link/"
        after = {"before": LETTERS, "lag": 270, "reason": "家书编号后才能编入口述史。"}
        self.sends(self.cast.office, address, **after)
        self.clock.morning(date(2031, 9, 2))

    # December

    def in_december(self) -> None:
        office = self.cast.office
        self.clock.morning(date(2031, 10, 8))
        self.reports("市教育局", HOUSES, value=40, text="登记在册的空置老屋40处全部修缮。", is_done="on")
        self.reports("市归国华侨联合会", LETTERS, text="征集家书3120封，全部编号。", value=3120, is_done="on")
        self.reports("市委宣传部", READINGS, text="全年举办夜读会十二次。", value=2)
        self.clock.morning(date(2031, 12, 22))
        self.acts(office, HOUSES, "send-back", reason="缺七处的一屋一档。")
        self.acts(office, LETTERS, "accept")
        self.clock.morning(date(2031, 12, 26))
        self.acts(self.cast.reporter, HOUSES, "report-done", reason="七处的一屋一档已补齐。")
        self.clock.morning(date(2031, 12, 31))
        self.acts(office, HOUSES, "accept")

    def drafts(self, kind: str, first: date, last: date) -> Draft:
        """The office asks for a paper on the page of the plan."""
        form = {"kind": kind, "first": first.isoformat(), "last": last.isoformat()}
        self.sends(self.cast.office, f"/plans/{self.plan.pk}/papers/", **form)
        return Draft.objects.order_by("-pk")[0]

    def assesses(self) -> Assessment:
        rules = {"on_time": 40, "complete": 40, "evidence": 20, "returned": 2, "most_off": 20}
        self.sends(self.cast.office, "/supervision/assessments/begin/", place=self.cast.place.pk, year=2031, **rules)
        return Assessment.objects.get()


def said(answer: HttpResponse) -> str:
    """What a page that was not content says, without its markup."""
    return " ".join(strip_tags(answer.content.decode()).split())[:1500]
