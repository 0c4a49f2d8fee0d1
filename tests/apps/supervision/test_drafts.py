"""A drafted paper says what is on record and nothing else: every figure is followed to its rows and counted again."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn

from tests.factories.proposals import confirmed
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.apps.progress import lights, projecting
from yinxin.apps.progress.models import Evidence, Line, Measurement, Report, Round, TaskEvent
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.drafts.built_in import template
from yinxin.apps.supervision.drafts.judging import judge
from yinxin.apps.supervision.models import Draft, PaperKind, PaperTemplate
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.recording import history


@pytest.fixture
def plan(cast) -> Plan:
    """A plan in its third year: something accepted, something overdue, something reported, something measured."""
    plan = confirmed(cast).plan
    tasks = list(plan.tasks.order_by("serial"))
    today = timezone.localdate()
    Task.objects.filter(pk=tasks[0].pk).update(due_on=today - timedelta(days=12))
    Task.objects.filter(pk=tasks[1].pk).update(due_on=today + timedelta(days=9))
    report = said(tasks[1], cast.reporting, "已开办三个窗口，受理申请四百二十件。", by=cast.reporter)
    figure = Figure.objects.filter(task=tasks[1], kind="target", value__isnull=False).order_by("pk")[0]
    Measurement.objects.create(report=report, figure=figure, value=figure.value + Decimal("1.5"))
    Evidence.objects.create(task=tasks[1], report=report, kind="link", url="https://lanpu.example/1", by=cast.reporter)
    happened(tasks[1], Act.REPORT_DONE, cast.reporter, today - timedelta(days=3))
    happened(tasks[1], Act.ACCEPT, cast.office, today)
    projecting.project([task.pk for task in tasks])
    return plan


def happened(task: Task, act: Act, by, on: date) -> TaskEvent:
    return TaskEvent.objects.create(task=task, act=act.value, by=by, on=on)


def said(task: Task, unit, text: str, *, by) -> Report:
    return Report.objects.create(
        task=task, unit=unit, text=text, state="submitted", as_of=timezone.localdate(), by=by, at=timezone.now()
    )


def this_year(kind: str) -> actions.Asked:
    year = timezone.localdate().year
    return actions.Asked(kind, date(year, 1, 1), date(year, 12, 31))


def links(data: bytes) -> list[tuple[str, str]]:
    """The words of every link of a Word file and where it leads."""
    document = Document(BytesIO(data))
    found = []
    for link in document.element.body.iter(qn("w:hyperlink")):
        target = document.part.rels[link.get(qn("r:id"))].target_ref
        found.append(("".join(text.text or "" for text in link.iter(qn("w:t"))), target))
    return found


def words(data: bytes) -> str:
    return "\n".join(
        "".join(text.text or "" for text in line.iter(qn("w:t")))
        for line in Document(BytesIO(data)).element.body.iter(qn("w:p"))
    )


@pytest.mark.parametrize("kind", PaperKind.values)
def test_every_figure_of_a_paper_is_a_link_to_the_rows_it_counts(cast, plan, sign_in, kind):
    browser = sign_in(cast.office)
    made = actions.draft(plan, this_year(kind), by=cast.office)
    data = browser.get(f"/supervision/drafts/{made.pk}/file/").content
    figures = [(text, path) for text, path in links(data) if "/figures/" in path]
    assert len({path for _, path in figures}) == len(made.figures) > 5
    for text, address in figures:
        page = browser.get("/" + address.split("/", 3)[3]).content.decode()
        shown = re.search(r'<strong class="figure">([^<]*)</strong>', page)
        assert shown and shown[1] == text, address
        kept = next(one for one in made.figures if address.endswith(f"/figures/{one['code']}/"))
        assert page.count("data-counted") == len(kept["rows"]), address
        if kept["unit"] in ("项", "个"):
            assert text == str(len(kept["rows"])), address


def test_the_counts_are_those_of_the_list(cast, plan):
    """Counted a second time by other hands: straight from the tables."""
    made = actions.draft(plan, this_year("bulletin"), by=cast.office)
    values = {one["code"]: one["value"] for one in made.figures}
    tasks = plan.tasks.filter(standing="in-list")
    today = timezone.localdate()
    settled = ["accepted", "merged", "cancelled", "reported", "suspended"]
    assert values["total"] == str(tasks.count())
    assert values["accepted"] == str(tasks.filter(status="accepted").count()) == "1"
    late = tasks.filter(progress__due_on__lt=today).exclude(status__in=settled)
    assert values["overdue"] == str(late.count()) and late.count() >= 1
    assert values["done"] == "1"
    assert int(values["red"]) + int(values["amber"]) + int(values["grey"]) + int(values["green"]) == tasks.count()
    assert sum(int(value) for code, value in values.items() if re.fullmatch(r"s\d+-total", code)) == tasks.count()
    assert values["rate"] == str(round(100 / tasks.count()))


def test_the_text_quotes_reports_and_says_nothing_that_no_row_supports(cast, plan, sign_in):
    made = actions.draft(plan, this_year("summary"), by=cast.office)
    text = words(sign_in(cast.office).get(f"/supervision/drafts/{made.pk}/file/").content)
    done = plan.tasks.get(status="accepted")
    assert "已开办三个窗口，受理申请四百二十件。" in text
    assert f"{done.title}（" in text
    unreported = [
        task.title for task in plan.tasks.exclude(pk=done.pk) if f"{task.title}（" in text.split("三、存在的问题")[0]
    ]
    assert unreported == []  # of what nobody reported the summary of the work says nothing
    assert "{" not in text
    assert "None" not in text


def test_the_evaluation_sets_result_beside_target(cast, plan, sign_in):
    made = actions.draft(plan, this_year("evaluation"), by=cast.office)
    data = sign_in(cast.office).get(f"/supervision/drafts/{made.pk}/file/").content
    measured = Measurement.objects.get()
    rows = [[cell.text for cell in row.cells] for table in Document(BytesIO(data)).tables for row in table.rows]
    shown = {code["code"]: code["value"] for code in made.figures}
    assert shown[f"i{measured.figure_id}-difference"] == "+1.5"
    told = [row for row in rows if row[0].startswith(measured.figure.subject[:6]) and len(row) == 6]
    assert told and "没有实测值" not in told[0] and "市教育局" in told[0][2]
    without = Figure.objects.filter(plan=plan, kind="target", value__isnull=False).exclude(pk=measured.figure_id)
    assert shown["unknown"] == str(without.count())


def test_the_lights_of_a_paper_are_those_of_the_board(cast, plan):
    """A cancelled task is not green, and an acceptance taken back is none."""
    tasks = list(plan.tasks.order_by("serial"))
    today = timezone.localdate()
    happened(tasks[2], Act.CANCEL, cast.office, today)
    happened(tasks[1], Act.REOPEN, cast.office, today)
    projecting.project([task.pk for task in tasks])
    values = {one["code"]: one["value"] for one in actions.draft(plan, this_year("bulletin"), by=cast.office).figures}
    on_board = dict(Task.objects.filter(plan=plan).annotate(light=lights.shown(today)).values_list("pk", "light"))
    for light in ("red", "amber", "grey", "green", "off"):
        assert values[light] == str(list(on_board.values()).count(light)), light
    assert values["off"] == "1"
    assert values["done"] == "0"
    assert values["rate"] == "0"


def test_evidence_that_a_correction_carries_on_counts_once(cast, plan):
    kept = Evidence.objects.get()
    again = said(kept.task, cast.reporting, "更正：四百二十一件。", by=cast.reporter)
    Evidence.objects.create(task=kept.task, report=again, kind="link", url=kept.url, by=cast.reporter)
    made = actions.draft(plan, this_year("bulletin"), by=cast.office)
    assert [one["value"] for one in made.figures if one["code"].endswith("-evidence")] == ["1"]


def test_who_reported_nothing_in_the_period_is_said_whatever_the_lights(cast, plan):
    kept = actions.draft(plan, this_year("bulletin"), by=cast.office)
    told = next(one for one in kept.figures if one["code"] == "silent")
    reported = set(Report.objects.filter(state="submitted").values_list("task", flat=True))
    going_on = plan.tasks.exclude(status__in=["accepted", "merged", "cancelled", "suspended", "reported"])
    assert set(told["rows"]) == set(going_on.exclude(pk__in=reported).values_list("pk", flat=True)) != set()


def test_the_value_of_a_group_is_the_sum_of_its_members(cast, plan):
    figure = Figure.objects.filter(task=plan.tasks.order_by("serial")[2], value__isnull=False, kind="target").first()
    if figure is None:
        figure = Figure.objects.filter(task__isnull=False, plan=plan, kind="target", value__isnull=False).first()
    assert figure and figure.task
    made = Round.objects.create(
        plan=plan, name="二季度", period_start=date(2026, 4, 1), period_end=date(2026, 6, 30),
        opens_on=date(2026, 7, 1), due_on=date(2026, 7, 7),
    )  # fmt: skip
    for unit, value in zip(cast.areas[:3], (3, 4, 5), strict=True):
        line = Line.objects.create(round=made, task=figure.task, unit=unit, part=Line.Part.IN_GROUP)
        report = said(figure.task, unit, "已办。", by=cast.reporter)
        Report.objects.filter(pk=report.pk).update(line=line, round=made)
        Measurement.objects.filter(figure=figure, report__line__isnull=True).delete()
        Measurement.objects.create(report=report, figure=figure, value=value)
    drafted = actions.draft(plan, this_year("evaluation"), by=cast.office)
    told = next(one for one in drafted.figures if one["code"] == f"i{figure.pk}-result")
    assert (told["value"], len(told["rows"])) == ("12", 3)


def test_a_paper_stays_as_it_was_drafted(cast, plan, sign_in):
    browser = sign_in(cast.office)
    made = actions.draft(plan, this_year("bulletin"), by=cast.office)
    before = words(browser.get(f"/supervision/drafts/{made.pk}/file/").content)
    for task in plan.tasks.exclude(status="accepted"):
        happened(task, Act.CANCEL, cast.office, timezone.localdate())
    projecting.project(list(plan.tasks.values_list("pk", flat=True)))
    assert words(browser.get(f"/supervision/drafts/{made.pk}/file/").content) == before
    again = actions.draft(plan, this_year("bulletin"), by=cast.office)
    assert words(browser.get(f"/supervision/drafts/{again.pk}/file/").content) != before


def test_a_draft_is_asked_for_on_the_page_of_the_plan(cast, plan, sign_in):
    browser = sign_in(cast.office)
    assert "起草" in browser.get(f"/plans/{plan.pk}/papers/").content.decode()
    wrong = {"kind": "bulletin", "first": "2026-12-31", "last": "2026-01-01"}
    assert browser.post(f"/plans/{plan.pk}/papers/", wrong).status_code == 422
    sent = browser.post(f"/plans/{plan.pk}/papers/", {"kind": "brief", "first": "2026-01-01", "last": "2026-12-31"})
    made = Draft.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, made.get_absolute_url())
    assert [event.action for event in history(made)] == ["supervision.draft"]
    assert browser.get(made.get_absolute_url()).status_code == 200
    assert sign_in(cast.supervisor).get(made.get_absolute_url()).status_code == 200
    assert sign_in(cast.neighbour).get(made.get_absolute_url()).status_code == 404
    assert browser.get(f"/supervision/drafts/{made.pk}/figures/no-such/").status_code == 404


def test_the_page_is_laid_out_as_the_standard_asks(cast, plan, sign_in):
    made = actions.draft(plan, this_year("bulletin"), by=cast.office)
    document = Document(BytesIO(sign_in(cast.office).get(f"/supervision/drafts/{made.pk}/file/").content))
    page = document.sections[0]
    sides = [round(side.mm) for side in (page.page_width, page.page_height, page.top_margin, page.left_margin)]
    assert sides == [210, 297, 37, 28]
    assert round(page.page_width.mm - page.left_margin.mm - page.right_margin.mm) == 156
    assert round(page.page_height.mm - page.top_margin.mm - page.bottom_margin.mm) == 225
    assert document.styles["公文正文"].font.size.pt == 16
    assert document.paragraphs[0].style.name == "公文标题"


# Templates


def edited(kind: str, *swaps: tuple[str, str]) -> bytes:
    """The built-in template as somebody changed it in Word."""
    document = Document(BytesIO(template(kind)))
    for line in document.element.body.iter(qn("w:t")):
        for old, new in swaps:
            line.text = (line.text or "").replace(old, new)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("kind", PaperKind.values)
def test_the_built_in_templates_pass_their_own_judge(kind):
    judge(template(kind), kind)


def test_an_office_edits_the_template_in_word_and_goes_back_to_the_built_in_one(cast, plan, sign_in):
    browser = sign_in(cast.office)
    address = f"/supervision/places/{cast.place.pk}/templates/"
    assert browser.get(address).status_code == 200
    assert browser.get(f"{address}bulletin/").content == template("bulletin")
    own = edited("bulletin", ("一、总体情况", "一、全市总体情况"))
    sent = browser.post(address, {"kind": "bulletin", "document": SimpleUploadedFile("通报.docx", own)})
    assert sent.status_code == 302
    made = actions.draft(plan, this_year("bulletin"), by=cast.office)
    assert "一、全市总体情况" in words(browser.get(f"/supervision/drafts/{made.pk}/file/").content)
    assert browser.get(f"{address}bulletin/").content == own
    assert browser.post(f"{address}bulletin/drop/").status_code == 302
    assert "一、全市总体情况" in words(browser.get(f"/supervision/drafts/{made.pk}/file/").content)  # as it was drafted
    again = actions.draft(plan, this_year("bulletin"), by=cast.office)
    assert "一、全市总体情况" not in words(browser.get(f"/supervision/drafts/{again.pk}/file/").content)
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize(
    ("swaps", "code"),
    [
        ([("{{r accepted }}", "{{r acepted }}")], "template-field"),
        ([("{{r accepted }}", "{{ accepted }}")], "template-link"),
        ([("{{ place }}", "{{ place.__class__ }}")], "template-mark"),
        ([("{{ place }}", "{{ place.upper() }}")], "template-mark"),
        ([("{{ place }}", "{{ range(9) }}")], "template-mark"),
        ([("{{ place }}", "{{ place|upper }}")], "template-mark"),
        ([("{{ place }}", "{{ 9**9**9 }}")], "template-mark"),
        ([("{{r task.late }}", "{{r task.tardy }}")], "template-mark"),
        ([("{{ place }}", "{% for x in place %}")], "template-mark"),
        ([("{%tr for source in sources %}", "{%tr for source in sections %}")], "template-sources"),
    ],
)
def test_a_template_that_would_print_wrong_or_do_more_than_print_is_refused(swaps, code):
    with pytest.raises(RefusedError) as refused:
        judge(edited("bulletin", *swaps), "bulletin")
    assert refused.value.code == code


def test_marks_in_the_particulars_of_the_file_are_refused():
    document = Document(BytesIO(template("bulletin")))
    document.core_properties.subject = "{% for a in sections %}{{ a }}{% endfor %}"
    kept = BytesIO()
    document.save(kept)
    with pytest.raises(RefusedError, match="template-mark"):
        judge(kept.getvalue(), "bulletin")


def test_what_xml_cannot_hold_is_left_out_of_the_paper(cast, plan, sign_in):
    Report.objects.all().update(text="已办\x01三个窗口。")
    made = actions.draft(plan, this_year("bulletin"), by=cast.office)
    assert "已办三个窗口。" in words(sign_in(cast.office).get(f"/supervision/drafts/{made.pk}/file/").content)


def test_what_is_no_word_file_is_refused_with_a_sentence(cast, sign_in):
    browser = sign_in(cast.office)
    address = f"/supervision/places/{cast.place.pk}/templates/"
    answer = browser.post(address, {"kind": "bulletin", "document": SimpleUploadedFile("通报.docx", b"PK nonsense")})
    assert answer.status_code in (409, 422)
    assert not PaperTemplate.objects.exists()
