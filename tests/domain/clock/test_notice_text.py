"""What a clerk pastes or types of a holiday notice, and what is made of it. The wordings are invented after the usual form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.clock.notice_text import as_notice, read_notice
from yinxin.domain.errors import RefusedError
from yinxin.kit.state_holidays import arranged

WHOLE = """关于2027年部分节假日安排的通知
现将2027年元旦、春节等放假调休日期安排如下。
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（农历腊月二十九、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。鼓励安排职工在除夕（2月5日）休息。
三、劳动节：5月1日（星期六）至5日（星期三）放假调休，共5天。4月25日（星期日）上班。
四、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
2026年11月4日
"""


def spans(text: str, year: int = 2027) -> list[str]:
    """Briefly: first/last, and + for worked."""
    return [f"{one.start}/{one.end}{'+' if one.is_worked else ''}" for one in read_notice(text, year)]


def test_a_pasted_notice_is_read_whole():
    read = read_notice(WHOLE, 2027)
    assert [(one.occasion, f"{one.start:%m%d}-{one.end:%m%d}", one.is_worked) for one in read] == [
        ("元旦", "0101-0103", False),
        ("春节", "0205-0211", False),
        ("春节", "0131-0131", True),
        ("春节", "0220-0220", True),
        ("劳动节", "0501-0505", False),
        ("劳动节", "0425-0425", True),
        ("国庆节", "1001-1007", False),
        ("国庆节", "0926-0926", True),
        ("国庆节", "1009-1009", True),
    ]
    assert {one.start.year for one in read} == {2027}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "10月1日至7日放假，9月26日、10月10日上班",
            ["2027-10-01/2027-10-07", "2027-09-26/2027-09-26+", "2027-10-10/2027-10-10+"],
        ),
        (
            "10月1日-7日放假；9月26日，10月10日上班",
            ["2027-10-01/2027-10-07", "2027-09-26/2027-09-26+", "2027-10-10/2027-10-10+"],
        ),
        ("１０月１日—７日放假", ["2027-10-01/2027-10-07"]),
        (
            "國慶節：10月1日（週五）至7日放假調休，9月26日（週日）補休",
            ["2027-10-01/2027-10-07", "2027-09-26/2027-09-26"],
        ),
        ("元旦：12月30日至1月1日放假", ["2026-12-30/2027-01-01"]),
        ("元旦：2026年12月31日至2027年1月2日放假，共3天", ["2026-12-31/2027-01-02"]),
        ("12月30日至1月1日放假", ["2026-12-30/2027-01-01"]),
        ("元旦：1月1日放假，与周末连休。", ["2027-01-01/2027-01-01"]),
        ("清明节：4月3日、4日、5日放假", ["2027-04-03/2027-04-03", "2027-04-04/2027-04-04", "2027-04-05/2027-04-05"]),
    ],
)
def test_what_a_clerk_types_is_read(text, expected):
    assert spans(text) == expected


def test_old_notices_explain_what_they_move_and_that_arranges_nothing():
    text = "元旦：1月1日—3日放假，共3天。其中1月1日为法定假日，将12月31日(星期六)、1月1日(星期日)两个公休日调至1月2日(星期一)、3日(星期二)，12月31日(星期六)上班。"
    assert spans(text, 2006) == ["2006-01-01/2006-01-03", "2005-12-31/2005-12-31+"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("clock-notice-empty", ""),
        ("clock-notice-empty", "请各单位做好安排。"),
        ("clock-notice-empty", "9月26日上班"),
        ("clock-notice-unread", "10月1日至7日"),
        ("clock-notice-unread", "10月1日至7日放假。9月26日"),
        ("clock-notice-no-such-day", "2月30日放假"),
        ("clock-notice-no-such-day", "13月1日放假"),
        ("clock-notice-no-such-day", "7日放假"),
        ("clock-notice-span", "10月7日至1日放假"),
        ("clock-notice-span", "5月1日至10月7日放假"),
        ("clock-notice-weekday-wrong", "10月1日（周四）至7日放假"),
        ("clock-notice-count", "10月1日至7日放假，共8天"),
        ("clock-notice-weekday", "10月1日至7日放假，10月8日上班"),
        ("clock-notice-both", "10月1日至10日放假，10月9日上班"),
        ("clock-notice-year", "2028年10月1日放假"),
        ("clock-notice-year", "2026年10月1日放假"),
    ],
)
def test_what_cannot_be_is_refused(code, text):
    with pytest.raises(RefusedError) as refused:
        read_notice(text, 2027)
    assert refused.value.code == code


@given(
    st.text(alphabet="0123456789年月日至、，。：（）周一六放假上班调休共天\n ", max_size=120), st.integers(2004, 2100)
)
def test_any_text_is_read_or_refused(text, year):
    try:
        read = read_notice(text, year)
    except RefusedError:
        return
    assert any(not one.is_worked for one in read)


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_notice_of_the_table_is_read_back_as_it_would_be_printed(year):
    lines = [line for line in arranged() if line.year == year]
    printed = "\n".join(
        f"{line.occasion}：{_printed(line.start)}至{_printed(line.end)}{'上班' if line.is_worked else '放假'}。"
        for line in lines
    )
    told = as_notice(read_notice(printed, year), year)
    assert told.rest == {day for line in lines if not line.is_worked for day in line.days}
    assert told.work == {day for line in lines if line.is_worked for day in line.days}


def _printed(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"
