"""A ledger is read by its headings in any order, and what is not understood is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.progress import ledger
from yinxin.domain.progress.ledger import Column, column_of, read_day, read_rows
from yinxin.domain.progress.ledger_matching import Listed, best_match, likeness

TODAY = date(2031, 9, 1)
LISTED = [
    Listed(11, 1, "修缮空置老屋", "2031年底前修缮登记在册的空置老屋40处，建立一屋一档。"),
    Listed(12, 2, "整理家书", "征集民间家书不少于3000封，逐封编号并拍照。"),
    Listed(13, 3, "开办夜读会", "每月组织一次侨乡夜读会。"),
]


def read(*rows):
    return read_rows(rows, today=TODAY, otherwise=date(2031, 8, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031年3月5日", date(2031, 3, 5)),
        ("2031-3-5", date(2031, 3, 5)),
        ("2031/03/05 10:20", date(2031, 3, 5)),
        ("2031.3.5", date(2031, 3, 5)),
        ("20310305", date(2031, 3, 5)),
        ("2031年2月", date(2031, 2, 28)),
        ("2031年2月底", date(2031, 2, 28)),
        ("2030年底", date(2030, 12, 31)),
        ("二〇三一年三月十五日", date(2031, 3, 15)),
        ("3月5日", None),
        ("2031年13月1日", None),
        ("尽快", None),
        ("", None),
    ],
)
def test_days_are_read_as_offices_write_them(text, day):
    assert read_day(text) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_writing(day):
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert read_day(written) == day


def test_columns_come_in_any_order_under_any_usual_name():
    rows = read(
        ["五邑市侨乡记忆保护行动台账"] * 6,
        ["备注", "是否验收", "完成时间（填年月日）", "目前进展情况", "重点任务", "序号"],
        ["一、保护老屋"] * 6,
        ["市财政已拨款", "是", "2031年6月30日", "老屋40处全部修缮完毕", "修缮空置老屋", "1"],
        ["", "否", "", "征集家书1200封", "整理家书", "2"],
        ["", "", "", "", "", ""],
    )
    assert [(row.row, row.serial, row.title) for row in rows] == [(4, 1, "修缮空置老屋"), (5, 2, "整理家书")]
    first, second = rows
    assert (first.is_done, first.done_on, first.is_accepted, first.accepted_on) == (
        True,
        date(2031, 6, 30),
        True,
        date(2031, 6, 30),
    )
    assert first.text == "老屋40处全部修缮完毕\n备注：市财政已拨款"
    assert (second.is_done, second.is_accepted, second.as_of) == (False, False, date(2031, 8, 31))


def test_what_is_not_understood_is_a_fault_of_its_row():
    head = ["序号", "任务", "进展情况", "填报日期", "完成时间", "是否完成", "验收时间"]
    bad = read(head, ["1", "修缮空置老屋", "推进", "上周", "2031-06-30", "大概", "2031-05-01"])[0]
    assert set(bad.faults) == {
        (Column.AS_OF, "ledger-day"),
        (Column.DONE, "ledger-tick"),
        (Column.ACCEPTED_ON, "ledger-accepted-early"),
    }
    future, nameless = read(head, ["1", "修缮", "好", "2032-01-01", "", "", ""], ["", "", "好", "", "", "否", ""])
    assert future.faults == ((Column.AS_OF, "ledger-future"),)
    assert nameless.faults == ((Column.TITLE, "ledger-nameless"),)
    assert read(["会议签到表", "姓名"], ["1", "甲"]) is None


def test_rows_find_their_tasks_by_number_and_title():
    head = ["序号", "任务", "进展"]
    rows = read(
        head,
        ["1", "修缮空置老屋40处", "a"],
        ["7", "修缮空置老屋", "b"],
        ["2", "开办夜读会", "c"],
        ["3", "", "d"],
        ["9", "建设停车场", "e"],
        ["", "征集民间家书不少于3000封", "f"],
    )
    found = [best_match(row, LISTED) for row in rows]
    assert [one.key if one else None for one in found] == [11, 11, 13, 13, None, 12]
    assert [one.is_sure for one in found if one] == [True, True, True, True, True]


@pytest.mark.parametrize(("serial", "key"), [("1", 11), ("9", None), ("", None)])
def test_half_alike_is_enough_with_the_number_and_not_without(serial, key):
    row = read(["序号", "任务", "进展"], [serial, "修缮空地", "a"])[0]
    found = best_match(row, LISTED)
    assert (found.key if found else None) == key


def test_headings_are_known_whatever_stands_in_brackets():
    assert column_of("完成情况（简要）") is Column.TEXT and column_of(" 责任单位 ") is Column.UNIT
    assert column_of("联系电话") is None


@given(st.text("修缮空置老屋整理家书", min_size=2, max_size=12))
def test_likeness_is_one_for_the_same_and_symmetric(text):
    assert likeness(text, text) == 1
    assert likeness(text, "整理家书") == likeness("整理家书", text)


@pytest.mark.parametrize(
    ("written", "number"), [("3", 3), ("3、", 3), ("（3）", 3), ("3.0", 3), ("1.2", None), ("3-1", None)]
)
def test_a_number_by_chapters_is_no_number_of_a_task(written, number):
    assert ledger._serial(written) == number


def test_a_day_beside_what_goes_on_is_the_day_by_which_it_is_to_be_done():
    head = ["序号", "任务", "进展情况", "完成情况", "完成时间"]
    going_on, done, dated = read(
        head,
        ["1", "修缮空置老屋", "已修二十处", "办理中", "2031-06-30"],
        ["2", "整理家书", "整理完毕", "已完成", "2031-06-30"],
        ["3", "开办窗口", "三个窗口都已开办", "", "2031-06-30"],
    )
    assert (going_on.is_done, going_on.done_on) == (False, None)
    assert (done.is_done, dated.is_done) == (True, True)
