"""The responsibility list as files: what is seen is what is exported, and our own reader reads it back."""

from __future__ import annotations

import csv
import io
import json

import docx
import openpyxl
import pytest

from tests.factories.proposals import FIRST, confirmed, imported
from yinxin import samples
from yinxin.apps.plans import actions, exports
from yinxin.apps.plans.models import Plan, Source, Task
from yinxin.apps.plans.queries import with_parts
from yinxin.documents.guarded import read_guarded
from yinxin.domain.plans.proposal import Task as Value
from yinxin.domain.plans.propose import propose
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run


@pytest.fixture
def table(cast) -> Plan:
    """The sample plan table: categories, measures, two phases, safeguards, the first unit leads."""
    data = next(path.read_bytes() for path in samples.documents() if path.name == "plan-table.txt")
    source = actions.upload([("plan-table.txt", data)], place=cast.place, by=cast.office)[0].source
    for job in Job.objects.all():
        run(str(job.pk))
    actions.confirm_all(source, by=cast.office)
    return Source.objects.get(pk=source.pk).plan


def rows_of(plan: Plan) -> list[Task]:
    return list(with_parts(plan.tasks.order_by("order")))


def cells(values: list[Value]) -> list[object]:
    """What must survive: path, text, measures, phases, units with their roles, due."""
    bare = "".join
    return [
        (
            task.path,
            bare(task.text.split()),
            [bare(measure.split()) for measure in task.measures],
            [(phase.label, bare(phase.text.split())) for phase in task.phases if phase.text],
            bare(task.safeguards.split()),
            sorted((unit.name, unit.role) for unit in task.units),
        )
        for task in values
    ]


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
def test_an_exported_table_is_read_back_as_the_same_tasks(table, kind):
    from yinxin.apps.plans.duty import as_value

    data = exports.render(table, rows_of(table), kind)
    again = propose(read_guarded(data, name=f"清单.{kind}"))
    assert cells(list(again.tasks)) == cells([as_value(task) for task in rows_of(table)])


def test_a_narrative_plan_is_read_back_from_its_table_with_units_and_dates(cast):
    plan = confirmed(cast).plan
    again = propose(read_guarded(exports.render(plan, rows_of(plan), "xlsx"), name="清单.xlsx"))
    assert [task.text for task in again.tasks] == [task.text for task in rows_of(plan)]
    assert [task.due for task in again.tasks] == ["2031-12-31", None, None, "2032-06-30"]
    assert [(unit.name, unit.role) for unit in again.tasks[0].units] == [
        ("市教育局", "lead"),
        ("市财政局", "member"),
        ("各市、区政府", "member"),
    ]
    assert again.tasks[0].path == ("一、主要任务", "（一）保护老屋")


def test_the_workbook_has_the_official_layout(table):
    page = openpyxl.load_workbook(io.BytesIO(exports.render(table, rows_of(table), "xlsx"))).active
    assert page["A1"].value == table.title
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 8
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$2:$3"
    heads = [cell.value for cell in page[2]]
    assert heads[:3] == ["序号", "类别", "重点任务"]
    assert "目标进度" in heads
    merged = {str(area) for area in page.merged_cells.ranges}
    assert any(area.startswith("A1:") for area in merged)
    assert any(area.startswith("B") and area.split(":")[1].startswith("B") and area != "B2:B3" for area in merged)
    assert page["C5"].font.name == "仿宋"


def test_the_word_table_repeats_its_heading_and_never_cuts_a_row(table):
    document = docx.Document(io.BytesIO(exports.render(table, rows_of(table), "docx")))
    page = document.sections[0]
    assert page.page_width > page.page_height
    assert document.paragraphs[0].text == table.title
    rows = document.tables[0].rows
    assert ["w:tblHeader" in row._tr.xml for row in rows][:3] == [True, True, False]
    assert all("w:cantSplit" in row._tr.xml for row in list(rows)[2:])
    categories = [row.cells[1].text for row in list(rows)[2:]]
    assert len(set(categories)) < len(categories)


def test_what_a_person_corrected_at_the_desk_stands_in_list_and_files(cast, sign_in):
    source = imported(cast)
    browser = sign_in(cast.office)
    row = source.proposed.get(serial=4)
    sent = {
        "title": "编印侨乡口述史",
        "text": row.current["text"],
        "due": "2033-04",
        "due_text": row.current["due_text"],
    }
    assert row.current["due_text"]
    assert browser.post(f"/plans/desk/{row.pk}/edit/", sent).status_code == 302
    actions.confirm_all(source, by=cast.office)
    plan = Plan.objects.get()
    task = plan.tasks.get(serial=4)
    for kind in ("csv", "xlsx", "docx"):
        last = read_guarded(exports.render(plan, rows_of(plan), kind), name=f"清单.{kind}").text.split("2033-04")
        assert len(last) == 2, kind
        assert f"编印侨乡口述史\n{task.text}" in last[0], kind
    assert "2033-04" in browser.get(f"/plans/{plan.pk}/").content.decode()
    actions.amend_task(task, "due", "2034-05", citation="五府办〔2032〕3号", by=cast.office)
    assert "2034-05" in browser.get(f"/plans/{plan.pk}/").content.decode()


def test_the_printed_words_of_a_date_stay_while_the_date_does(cast):
    source = imported(cast)
    row = source.proposed.get(serial=4)
    actions.edit(row, {"title": "编印侨乡口述史", "due": row.current["due"]}, by=cast.office)
    row.refresh_from_db()
    assert row.current["due_text"] == row.original["due_text"]


def test_csv_opens_as_chinese_and_runs_nothing(cast):
    text = FIRST.replace("2.整理家书", "=cmd|' /C calc'!A1 整理家书")
    plan = confirmed(cast, text).plan
    task = plan.tasks.order_by("order")[1]
    actions.amend_task(task, "title", "=1+1", citation="五府办〔2032〕3号", by=cast.office)
    actions.amend_task(task, "text", "=HYPERLINK(1)", citation="五府办〔2032〕3号", by=cast.office)
    actions.amend_task(task, "notes", " @SUM(A1)", citation="五府办〔2032〕3号", by=cast.office)
    data = exports.render(plan, rows_of(plan), "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0][:2] == ["序号", "类别"]
    found = [cell for row in rows for cell in row]
    assert "'=1+1\n=HYPERLINK(1)" in found
    assert "' @SUM(A1)" in found
    assert not any(cell.lstrip().startswith(("=", "@", "+", "-")) for cell in found)


def test_a_workbook_keeps_a_formula_as_text(cast):
    """Also in cells laid together, which the writer fills in another way."""
    plan = confirmed(cast).plan
    plan.title = "=1+1"
    for task in plan.tasks.all():
        actions.amend_task(task, "path", ["=2+2"], citation="五府办〔2032〕3号", by=cast.office)
    page = openpyxl.load_workbook(io.BytesIO(exports.render(plan, rows_of(plan), "xlsx"))).active
    kinds = {cell.value: cell.data_type for row in page.iter_rows() for cell in row if str(cell.value).startswith("=")}
    assert kinds == {"=1+1": "s", "=2+2": "s"}


def test_json_has_the_shape_of_the_proposal(cast):
    plan = confirmed(cast).plan
    content = json.loads(exports.render(plan, rows_of(plan), "json"))
    assert content["document_number"] == "五府办〔2031〕7号"
    assert [task["id"] for task in content["tasks"]] == ["t001", "t002", "t003", "t004"]
    assert content["tasks"][0]["units"][2] == {"name": "各市、区政府", "role": "member", "group": True}
    assert content["tasks"][3]["due"] == "2032-06-30"
    assert content["indicators"][0]["task"] == "t001"


def test_what_is_seen_is_what_is_exported(cast, sign_in):
    plan = confirmed(cast).plan
    browser = sign_in(cast.reader)
    data = browser.get(f"/plans/{plan.pk}/export/csv/?q=家书").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert len(rows) == 2
    assert "整理家书" in rows[1][3]
    data = browser.get(f"/plans/{plan.pk}/export/csv/?columns=title&columns=lead&sort=-due").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert rows[0] == ["重点任务", "牵头单位"]
    assert rows[1] == ["4.出版口述史", "市文化广电新闻出版局"]


def test_a_file_has_the_plans_name_and_an_unknown_kind_is_not_there(cast, sign_in):
    plan = confirmed(cast).plan
    browser = sign_in(cast.reader)
    answer = browser.get(f"/plans/{plan.pk}/export/docx/")
    assert "filename*=UTF-8''%E4%BA%94%E9%82%91" in answer["Content-Disposition"]
    assert answer["Content-Disposition"].endswith(".docx")
    assert browser.get(f"/plans/{plan.pk}/export/exe/").status_code == 404
