"""A sheet goes into any register and comes out again: every row judged, only what was shown is loaded, and a load is taken back."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.registers import EVERY, TWO, entered, register_named
from yinxin.documents.rows.guarded import read_rows
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.audit.recording import history
from yinxin.kit.registers import actions
from yinxin.kit.registers.cells import Kind, neutral, unmarked
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.listing.columns import names_people
from yinxin.kit.registers.models import Act, Change, Load
from yinxin.kit.registers.sampling import samples_of
from yinxin.kit.registers.sheets import loading, previewing, taking_out, undoing
from yinxin.kit.registers.sheets.column_judge import ColumnJudge
from yinxin.kit.registers.sheets.date_doubts import date_doubt
from yinxin.kit.registers.sheets.judging import Wishes, judge
from yinxin.kit.registers.sheets.layout import sheet_columns
from yinxin.kit.registers.sheets.template import template

HEADERS = ("编号", "书名", "类别", "册数", "责任单位", "阅览方式")


def book_row(number: int, **given: str) -> list[str]:
    row = {
        "编号": f"ZP-{number:04}",
        "书名": f"第{number}种族谱",
        "类别": "族谱",
        "册数": "4",
        "责任单位": "五邑市人民政府",
        "阅览方式": "可复制",
    }
    return [{**row, **given}[header] for header in HEADERS]


def csv_of(rows, headers=HEADERS, *, encoding="utf-8-sig", delimiter=",") -> bytes:
    kept = StringIO()
    csv.writer(kept, delimiter=delimiter).writerows([headers, *rows])
    return kept.getvalue().encode(encoding)


def judged(register, data, cast, name="books.csv", by=None, **wishes):
    return judge(register, read_rows(data, name=name), user=by or cast.office, wishes=Wishes(**wishes))


def uploaded(data, cast, name="books.csv", slug="genealogies"):
    return previewing.upload(register_named(slug), name, data, by=cast.office)


def faults_of(found):
    return {(one.line, one.field): one.fault for one in found.faults}


# Every register


@EVERY
def test_what_a_register_gives_out_changes_nothing_when_it_comes_back(register, cast):
    for number in range(len(samples_of(register))):
        entered(register, cast, row=number, published=names_people(register))
    rows = taking_out.rows_taken_out(register, cast.office)
    leaving = register.public_rows() if names_people(register) else register.model._default_manager
    assert rows.count() == leaving.count()
    for name, data in (
        ("all.csv", taking_out.as_csv(register, rows)),
        ("all.xlsx", taking_out.as_workbook(register, rows)),
    ):
        found = judged(register, data, cast, name)
        assert found.faults == [], [(one.line, one.field, one.value, one.fault) for one in found.faults]
        assert found.counts == {"new": 0, "changed": 0, "same": rows.count(), "bad": 0}, [
            (row.line, row.before, row.values) for row in found.rows if row.values
        ]
        assert found.may_load or not rows


@TWO
def test_the_template_filled_in_becomes_records(register, cast):
    """Filled in as a person fills it: with the words the drop-downs offer."""
    for number in range(len(samples_of(register))):
        entered(register, cast, row=number)
    rows = taking_out.rows_taken_out(register, cast.office)
    written = list(csv.reader(StringIO(taking_out.as_csv(register, rows).decode("utf-8-sig"))))
    blank = read_rows(template(register, cast.office), name="t.xlsx", besides=("填写说明",))
    columns = {one.label: one for one in sheet_columns(register)}
    assert [str(text).lstrip("*") for text in blank.rows[0]] == list(columns)
    Change.objects.filter(register=register.slug).delete()
    rows.delete()
    data = csv_of(written[1:], ["*" + text if columns[text].required else text for text in written[0]])
    found = judged(register, data, cast)
    assert found.faults == []
    assert found.counts["new"] == len(written) - 1


# The good road


def test_a_sheet_is_previewed_loaded_loaded_again_and_undone_on_the_page(cast, sign_in):
    books = register_named("genealogies")
    kept = entered(books, cast, volumes=7)
    browser = sign_in(cast.office)
    home = "/registers/genealogies/sheets/"
    assert browser.get(home).status_code == 200
    assert browser.get(f"{home}template.xlsx").status_code == 200
    rows = [book_row(1, 编号=kept.code, 书名=kept.name, 册数="9", 阅览方式="到馆阅览"), book_row(2), book_row(3)]
    answer = browser.post(f"{home}upload/", {"sheet": BytesIO(csv_of(rows))})
    load = Load.objects.get()
    here = f"{home}{load.pk}/"
    assert answer.headers["Location"] == here
    page = browser.get(here).content.decode()
    assert load.counts == {"new": 2, "changed": 1, "same": 0, "bad": 0}
    assert "<del>7</del>" in page and "<ins>9</ins>" in page
    assert books.model._default_manager.count() == 1
    assert browser.post(f"{here}load/", {"reason": ""}).status_code == 422
    assert browser.post(f"{here}load/", {"reason": "第一批"}).status_code == 302
    load.refresh_from_db()
    assert (load.state, load.created, load.changed) == ("loaded", 2, 1)
    assert set(Change.objects.filter(load=load.pk).values_list("reason", "by")) == {("第一批", cast.office.pk)}
    assert [event.action for event in history(load)] == ["registers.sheet-upload", "registers.load"]
    again = uploaded(csv_of(rows), cast)
    assert again.counts == {"new": 0, "changed": 0, "same": 3, "bad": 0}
    assert browser.post(f"{home}{again.pk}/load/", {"reason": "再来"}).status_code == 409
    assert browser.post(f"{home}{again.pk}/discard/").status_code == 302
    assert browser.post(f"{here}undo/", {"reason": ""}).status_code == 422
    assert browser.post(f"{here}undo/", {"reason": "传错了"}).status_code == 302
    kept.refresh_from_db()
    assert kept.volumes == 7
    assert list(books.model._default_manager.all()) == [kept]
    assert "已撤销" in browser.get(here).content.decode()
    assert Change.objects.filter(load=load.pk, act=Act.UNDONE).count() == 3


def test_a_big_load_runs_in_the_background_and_says_how_far_it_is(cast, sign_in, monkeypatch):
    monkeypatch.setattr(loading, "AT_ONCE_IN_A_REQUEST", 2)
    load = uploaded(csv_of([book_row(number) for number in range(3)]), cast)
    browser, here = sign_in(cast.office), f"/registers/genealogies/sheets/{load.pk}/"
    browser.post(f"{here}load/", {"reason": "整批"})
    assert "正在载入" in browser.get(here).content.decode()
    assert browser.get(here, headers={"HX-Request": "true"}).content.startswith(b'<div id="loading"')
    load.refresh_from_db()
    from yinxin.kit.outbox.running import run

    run(str(loading.job_of(load).pk))
    load.refresh_from_db()
    assert (load.state, load.created) == ("loaded", 3)
    assert browser.get(here, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_only_the_good_rows_are_loaded_where_that_is_chosen(cast):
    load = uploaded(csv_of([book_row(1), book_row(2, 册数="许多")]), cast)
    with pytest.raises(RefusedError) as refused:
        loading.load_rows(load, reason="试", good_only=False, by=cast.office)
    assert refused.value.code == "load-has-faults"
    loading.load_rows(load, reason="试", good_only=True, by=cast.office)
    assert list(register_named("genealogies").model._default_manager.values_list("code", flat=True)) == ["ZP-0001"]


# Every fault, wherever it stands

PLANTED = (
    ("类别", "连环画", "unknown"),
    ("册数", "许多", "form-invalid"),
    ("责任单位", "不存在镇人民政府", "unknown"),
    ("责任单位", "广海市人民政府", "not-hers"),
    ("书名", "", "required"),
    ("书名", "字" * 201, "form-max_length"),
    ("编号", "", "required"),
    ("编号", "ZP-0000", "duplicate"),
    ("册数", "-1", "form-min_value"),
    ("册数", "20000", "form-max_value"),
)


def test_three_hundred_planted_faults_of_every_kind_are_all_found(cast):
    books = register_named("genealogies")
    elsewhere = cast.elsewhere.name
    rows, planted = [book_row(0)], {}
    for number in range(1, 900):
        header, value, kind = PLANTED[(number // 3) % len(PLANTED)]
        value = elsewhere if kind == "not-hers" else value
        rows.append(book_row(number, **({header: value} if number % 3 == 0 and len(planted) < 300 else {})))
        if number % 3 == 0 and len(planted) < 300:
            planted[number + 2] = kind
    found = judged(books, csv_of(rows), cast)
    assert {one.line: one.fault.kind for one in found.faults} == planted
    assert found.counts == {"new": 900 - len(planted), "changed": 0, "same": 0, "bad": len(planted)}
    assert all(one.fault.message and one.fault.advice for one in found.faults)


def test_a_thousand_rows_ask_no_more_of_the_database_than_a_hundred(cast):
    books = register_named("genealogies")
    entered(books, cast)

    def asked(count):
        data = csv_of(
            [book_row(number, 责任单位="没有这个局" if number % 9 == 0 else cast.place.name) for number in range(count)]
        )
        rows = read_rows(data, name="a.csv")
        with CaptureQueriesContext(connection) as queries:
            judge(books, rows, user=cast.office, wishes=Wishes())
        return len(queries)

    asked(10)
    assert asked(100) == asked(1_000) == asked(3_000)


def test_a_twin_is_named_by_its_line(cast):
    found = judged(register_named("genealogies"), csv_of([book_row(1), book_row(2), book_row(1)]), cast)
    fault = faults_of(found)[4, "code"]
    assert fault.message == "与第 2 行重复"


def test_keys_that_differ_in_case_or_width_alone_are_asked_about(cast):
    """Three ways of writing one number would be three records, in one sheet as in two."""
    books = register_named("genealogies")
    ways = ["WX-90001", "wx-90001", "ＷＸ－９０００１", "WX-90002"]
    found = judged(books, csv_of([book_row(1, 编号=one) for one in ways]), cast)
    assert {line: fault.kind for (line, _field), fault in faults_of(found).items()} == {3: "alike", 4: "alike"}
    assert "第 2 行" in faults_of(found)[3, "code"].message
    entered(books, cast, code="WX-90001")
    found = judged(books, csv_of([book_row(1, 编号=one) for one in ways]), cast)
    assert sorted(line for line, _field in faults_of(found)) == [3, 4]
    found = judged(books, csv_of([book_row(1, 编号="Wx-90001")]), cast)
    assert faults_of(found)[2, "code"].kind == "alike"


@pytest.mark.parametrize(
    ("kind", "field", "text", "told"),
    [
        (Kind.DATE, None, "9999-12-31", "far-year"),
        (Kind.DATE, None, "0203-05-01", "far-year"),
        (Kind.MOMENT, None, "2203-05-01 00:00", "far-year"),
        (Kind.DATE, None, "2003-05-01", None),
        (Kind.DATE, None, "2003年5月", "month"),
        (Kind.DATE, None, "2003-05", "month"),
        (Kind.TEXT, EdtfField(), "37747", "serial"),
        (Kind.TEXT, EdtfField(), "2003年5月", None),
        (Kind.TEXT, EdtfField(), "1936", None),
        (Kind.TEXT, None, "37747", None),
    ],
)
def test_days_that_are_hardly_meant_so_are_asked_about(kind, field, text, told):
    doubt = date_doubt(kind, field, text)
    assert (doubt.kind if doubt else None) == told


def test_a_month_in_a_column_of_days_says_what_is_missing(cast):
    register = register_named("enterprises")
    column = next(one for one in sheet_columns(register) if one.column.kind is Kind.DATE)
    ((_value, fault),) = ColumnJudge(column, None).answers(["2003年5月"])
    assert fault.message == "只有年月，请写到日"


def test_units_of_one_name_are_told_apart(cast):
    from yinxin.apps.people.actions import add_unit
    from yinxin.apps.people.models import Level, UnitKind

    above = [
        add_unit(name=name, level=Level.COUNTY, kind=UnitKind.GOVERNMENT, parent=cast.place, by=None)
        for name in ("甲县", "乙县")
    ]
    # One name in one place is refused, so the second stands in a place of its own below the office.
    twins = [cast.areas[0], cast.areas[1]]
    twins[0].__class__.objects.filter(pk=twins[0].pk).update(name="民政局", parent=above[0])
    twins[1].__class__.objects.filter(pk=twins[1].pk).update(name="民政局", parent=above[1], place=cast.elsewhere)
    books = register_named("genealogies")
    found = judged(books, csv_of([book_row(1, 责任单位="民政局"), book_row(2, 责任单位="民政局（乙县）")]), cast)
    assert faults_of(found)[2, "unit"].kind == "ambiguous"
    assert "民政局（甲县）" in faults_of(found)[2, "unit"].advice
    assert found.rows[1].values["unit"] == twins[1].pk


def test_a_wrong_word_is_mended_once_for_all_rows(cast, sign_in):
    rows = [book_row(number, 责任单位="五邑府") for number in range(5)] + [book_row(9)]
    load = uploaded(csv_of(rows), cast)
    group = load.findings["groups"][0]
    assert len(load.findings["groups"]) == 1 and len(group["cells"]) == 5
    browser, here = sign_in(cast.office), f"/registers/genealogies/sheets/{load.pk}/"
    assert browser.post(f"{here}mend/", {"field": "unit", "word": "五邑府", "meant": "也没有"}).status_code == 409
    assert (
        browser.post(f"{here}mend/", {"field": "unit", "word": "五邑府", "meant": cast.place.name}).status_code == 302
    )
    load.refresh_from_db()
    assert load.counts == {"new": 6, "changed": 0, "same": 0, "bad": 0}


# Columns


def test_headings_are_known_by_label_word_and_name_and_the_rest_is_shown(cast, sign_in):
    headers = ("＊编 号", "族谱名称", "kind", "册", "責任單位", "阅览方法", "颜色")
    data = csv_of([[*book_row(1), "红"]], headers)
    load = uploaded(data, cast)
    shown = {one["text"]: (one["field"], one["open"]) for one in load.findings["headers"]}
    assert shown["＊编 号"] == ("code", False)
    assert shown["族谱名称"] == ("name", False)
    assert shown["kind"] == ("kind", False)
    assert shown["責任單位"] == ("unit", False)
    assert shown["阅览方法"][1] and shown["颜色"][1]
    assert load.findings["headers"][5]["proposals"][0][0] == "reading"
    browser, here = sign_in(cast.office), f"/registers/genealogies/sheets/{load.pk}/"
    assert "颜色" in browser.get(here).content.decode()
    assert browser.post(f"{here}load/", {"reason": "试", "good_only": "on"}).status_code == 409
    decided = {f"column_{number}": one["field"] for number, one in enumerate(load.findings["headers"])}
    twice = {**decided, "column_5": "code", "column_6": "-", "clears": "yes"}
    assert browser.post(f"{here}columns/", twice).status_code == 422
    assert browser.post(f"{here}columns/", {**twice, "column_5": "reading"}).status_code == 302
    load.refresh_from_db()
    assert load.findings["open"] == 0
    assert load.counts["new"] == 1


def test_lines_above_the_headings_are_passed_over_and_said(cast):
    data = "五邑市族谱登记表,,,,,\r\n\r\n".encode() + csv_of([book_row(1)]).removeprefix(b"\xef\xbb\xbf")
    found = judged(register_named("genealogies"), data, cast)
    assert (found.passed_over, found.heading.line, found.rows[0].line) == (1, 2, 4)


def test_without_the_key_nothing_is_judged_and_nothing_loaded(cast):
    load = uploaded(csv_of([book_row(1)[1:]], HEADERS[1:]), cast)
    assert load.findings["missing"] == ["编号"]
    with pytest.raises(RefusedError) as refused:
        loading.load_rows(load, reason="试", good_only=True, by=cast.office)
    assert refused.value.code == "load-columns-open"


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("gb18030", ","), ("utf-16", "\t"), ("utf-8", ";"), ("utf-8-sig", ",")]
)
def test_text_of_every_office_program_is_read(encoding, delimiter, cast):
    data = csv_of([book_row(1), book_row(2)], encoding=encoding, delimiter=delimiter)
    assert judged(register_named("genealogies"), data, cast).counts["new"] == 2


# Cells


def test_an_empty_cell_clears_or_keeps_and_an_absent_column_keeps(cast):
    books = register_named("genealogies")
    kept = entered(books, cast)
    row = book_row(1, 编号=kept.code, 书名=kept.name, 册数="", 阅览方式="到馆阅览")
    assert judged(books, csv_of([row]), cast).rows[0].values == {"volumes": None}
    assert judged(books, csv_of([row]), cast, clears=False).counts["same"] == 1
    assert judged(books, csv_of([row[:3]], HEADERS[:3]), cast).counts["same"] == 1
    must = judged(books, csv_of([[kept.code, ""]], HEADERS[:2]), cast)
    assert faults_of(must)[2, "name"].kind == "required"


@pytest.mark.parametrize("text", ["=1+1", "+86 750", "-12", "@here", "'=1+1", "''=x", "＝甲", "'quoted'", "plain"])
def test_what_a_spreadsheet_would_run_comes_back_as_it_was(text, cast):
    assert unmarked(neutral(text)) == text
    books = register_named("genealogies")
    entered(books, cast, name=text)
    rows = taking_out.rows_taken_out(books, cast.office)
    data = taking_out.as_csv(books, rows)
    assert not any(
        cell.startswith(("=", "+", "@", "-"))
        for cell in next(iter(csv.reader(StringIO(data.decode("utf-8-sig").split("\r\n")[1]))))
    )
    assert judged(books, data, cast).counts["same"] == 1
    assert judged(books, taking_out.as_workbook(books, rows), cast, "a.xlsx").counts["same"] == 1


def test_a_workbook_keeps_its_faults_and_merged_cells_in_sight(cast):
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        page = book.add_worksheet("书目")
        for line, row in enumerate([HEADERS, book_row(1), book_row(2), book_row(3)]):
            page.write_row(line, 0, row)
        page.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        page.merge_range(2, 1, 3, 1, "合在一起")
    found = judged(register_named("genealogies"), kept.getvalue(), cast, "a.xlsx")
    assert {place: fault.kind for place, fault in faults_of(found).items()} == {
        (2, "volumes"): "formula",
        (4, "name"): "merged",
    }


def test_the_sheet_comes_back_with_its_faults_marked_and_is_taken_again(cast, sign_in):
    load = uploaded(csv_of([book_row(1), book_row(2, 册数="许多")]), cast)
    answer = sign_in(cast.office).get(f"/registers/genealogies/sheets/{load.pk}/faults.xlsx")
    rows = read_rows(answer.content, name="a.xlsx").rows
    assert rows[0][-1] == "问题" and "输入整数" in rows[2][-1]
    again = judged(register_named("genealogies"), answer.content, cast, "a.xlsx")
    assert again.may_load and again.counts == {"new": 1, "changed": 0, "same": 0, "bad": 1}


# What happened since


def test_what_was_changed_since_the_preview_is_noticed_and_named(cast):
    books = register_named("genealogies")
    kept = entered(books, cast)
    load = uploaded(csv_of([book_row(1, 编号=kept.code, 册数="9")]), cast)
    actions.change(books, kept, {"volumes": 3}, by=cast.office)
    with pytest.raises(RefusedError) as refused:
        loading.load_rows(load, reason="试", good_only=False, by=cast.office)
    assert refused.value.code == "load-changed-since"
    assert refused.value.facts["names"] == kept.name
    kept.refresh_from_db()
    assert kept.volumes == 3
    previewing.preview_again(load, by=cast.office)
    loading.load_rows(load, reason="试", good_only=False, by=cast.office)
    kept.refresh_from_db()
    assert kept.volumes == 9


def test_another_file_in_its_place_is_noticed(cast):
    load = uploaded(csv_of([book_row(1)]), cast)
    with load.received.file.storage.open(load.received.file.name, "wb") as file:
        file.write(csv_of([book_row(2)]))
    with pytest.raises(RefusedError) as refused:
        loading.load_rows(load, reason="试", good_only=False, by=cast.office)
    assert refused.value.code == "sheet-file-changed"


def test_an_undoing_names_what_was_changed_since_and_can_leave_it_out(cast):
    books = register_named("genealogies")
    kept = entered(books, cast, volumes=7)
    load = uploaded(csv_of([book_row(11), book_row(12), book_row(13, 编号=kept.code, 册数="9")]), cast)
    loading.load_rows(load, reason="试", good_only=False, by=cast.office)
    since = books.model._default_manager.get(code="ZP-0012")
    actions.change(books, since, {"hall": "安定堂"}, by=cast.office)
    with pytest.raises(RefusedError) as refused:
        undoing.undo(load, reason="错", leave_out=False, by=cast.office)
    assert refused.value.code == "undo-obstacles" and since.name in refused.value.facts["names"]
    assert books.model._default_manager.count() == 3
    undone = undoing.undo(load, reason="错", leave_out=True, by=cast.office)
    kept.refresh_from_db()
    assert (undone.undone, kept.volumes) == (2, 7)
    assert set(books.model._default_manager.values_list("code", flat=True)) == {kept.code, "ZP-0012"}


# Who may, and what may come in


def test_nobody_else_sees_or_loads_it(cast, sign_in):
    load = uploaded(csv_of([book_row(1)]), cast)
    address = f"/registers/genealogies/sheets/{load.pk}/"
    assert sign_in(cast.office).get(address).status_code == 200
    for other in (cast.neighbour, cast.clerk, cast.reader, cast.nobody):
        assert sign_in(other).get(address).status_code in (302, 403, 404)
    assert sign_in(cast.neighbour).post(f"{address}load/", {"reason": "试"}).status_code == 404
    assert sign_in(cast.clerk).get("/registers/genealogies/sheets/").status_code in (403, 404)


def test_records_of_others_are_a_fault_and_never_shown(cast):
    books = register_named("genealogies")
    kept = entered(books, cast, volumes=7)
    found = judged(
        books, csv_of([book_row(1, 编号=kept.code, 责任单位=cast.elsewhere.name, 册数="9")]), cast, by=cast.neighbour
    )
    assert [one.fault.kind for one in found.faults] == ["not-hers-record"]
    assert (found.rows[0].before, found.rows[0].pk) == ({}, None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b""),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 400),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 400),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("a.html", b"<!doctype html><table><tr><td>1</td></tr></table>"),
        ("a.csv", ("机密★1年\r\n" + "编号,书名\r\n").encode()),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_sentence_and_kept_nowhere(name, data, cast, sign_in):
    browser = sign_in(cast.office)
    sheet = BytesIO(data)
    sheet.name = name
    answer = browser.post("/registers/genealogies/sheets/upload/", {"sheet": sheet})
    assert answer.status_code == 422
    assert not Load.objects.exists()


def test_a_bomb_of_a_workbook_is_refused(cast):
    import zipfile

    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", "0" * 60_000_000)
    with pytest.raises(UnreadableError) as refused:
        read_rows(kept.getvalue(), name="a.xlsx")
    assert refused.value.code == "bomb"


def test_a_sheet_that_was_never_loaded_goes_with_its_file(cast):
    from datetime import timedelta

    from yinxin.kit.intake.models import Received
    from yinxin.kit.registers.sheets.lapsing import remove_lapsed

    load = uploaded(csv_of([book_row(1)]), cast)
    done = uploaded(csv_of([book_row(2)]), cast)
    loading.load_rows(done, reason="试", good_only=False, by=cast.office)
    remove_lapsed(None)
    assert Load.objects.count() == 2
    Load.objects.update(judged_at=load.judged_at - timedelta(days=31))
    remove_lapsed(None)
    assert list(Load.objects.all()) == [done]
    assert not Received.objects.filter(pk=load.received_id).exists()


@EVERY
def test_personal_fields_go_out_only_where_the_public_sees_them(register):
    named = {one.name for one in taking_out.taken_out(register)}
    assert named & register.personal_fields <= {*register.public_fields, *register.keys}
    assert named >= set(register.keys)


def test_many_rows_are_written_as_one_is(cast):
    """From five hundred rows on another statement writes them; numbers, history and derived columns are the same."""
    books = register_named("genealogies")
    headers = (*HEADERS, "修纂年代")
    rows = [[*book_row(number), "光绪十九年"] for number in range(600)]
    load = uploaded(csv_of(rows, headers), cast)
    loading.load_rows(load, reason="整批", good_only=False, by=cast.office)
    kept = books.model._default_manager
    assert kept.filter(years_year=1893, version=1).count() == 600
    created = Change.objects.filter(load=load.pk, act=Act.CREATED)
    assert set(created.values_list("record", flat=True)) == set(kept.values_list("pk", flat=True))
    assert created.order_by("pk")[0].after["name"] == kept.order_by("pk")[0].name
    after = entered(books, cast, code="ZP-9999")
    assert after.pk > max(created.values_list("record", flat=True))
    again = uploaded(csv_of([[*book_row(number, 册数="5"), "1936"] for number in range(600)], headers), cast)
    loading.load_rows(again, reason="改", good_only=False, by=cast.office)
    assert kept.filter(years_year=1936, volumes=5, version=2).count() == 600
    undoing.undo(again, reason="错", leave_out=False, by=cast.office)
    assert kept.filter(years_year=1893, volumes=4, version=3).count() == 600
