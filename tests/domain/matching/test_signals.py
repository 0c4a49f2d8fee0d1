"""Each signal by itself: what brings a duty to the top, what is named as the reason, and what is left without a duty."""

from __future__ import annotations

import pytest

from yinxin.domain.document import Span
from yinxin.domain.matching import Duty, Matcher, Reason, Statement
from yinxin.domain.matching.outlook import Outlook as Told
from yinxin.domain.matching.outlook import of_heading, of_sentence

DUTIES = (
    Duty("t1", "修缮古码头", "修缮古码头。对东埠、西埠古码头分批加固，三年修缮12处。", units=("市文化广电旅游体育局",)),
    Duty("t2", "培训社区翻译", "培训社区翻译。每年培训多语种翻译200名。", units=("市外事局", "各市、区政府")),
    Duty("t3", "办好《海风》侨刊", "办好《海风》侨刊。每年出版4期，向海外寄送。", units=("市归国华侨联合会",)),
    Duty("t4", "改造农贸市场", "改造农贸市场。推进柳湾镇农贸市场标准化改造。", units=("市商务局",)),
    Duty("t5", "改造农贸市场", "改造农贸市场。推进石桥镇农贸市场标准化改造。", units=("市商务局",)),
    Duty("t6", "防治病媒生物", "防治病媒生物。每季度统一消杀。", units=("市卫生健康局",)),
    Duty("t7", "建立联席会议制度", "建立联席会议制度。2027年3月15日前召开首次联席会议。", units=("市政府办公室",)),
    Duty("t8", "慰问困难家庭", "慰问困难家庭。市教育局慰问困难教师家庭。", units=("市教育局",)),
    Duty("t9", "慰问困难家庭", "慰问困难家庭。节前慰问困难家庭。", units=("市人力资源和社会保障局",)),
)
MATCHER = Matcher(DUTIES)


def said(quote: str, *, headings: tuple[str, ...] = (), outlook: Told = Told.DONE) -> Statement:
    return Statement(quote, Span(0, len(quote)), headings, quote, "", outlook)


def first(quote: str, *, headings: tuple[str, ...] = ()) -> str | None:
    found = MATCHER.match(said(quote, headings=headings))
    return found[0].task if found else None


@pytest.mark.parametrize(
    ("quote", "task"),
    [
        pytest.param("全年修缮古码头9处", "t1", id="wording"),
        pytest.param("古碼頭修繕9處", "t1", id="traditional characters"),
        pytest.param("９处古码头修缮完工", "t1", id="full-width figures, another order"),
        pytest.param("灭鼠灭蚊统一行动开展4次", "t6", id="everyday words for the same thing"),
        pytest.param("柳湾镇农贸市场完成改造", "t4", id="place"),
        pytest.param("石桥镇农贸市场完成改造", "t5", id="the other place"),
        pytest.param("《海风》出到第四期", "t3", id="a name in book-title marks"),
        pytest.param("市人社局慰问困难家庭80户", "t9", id="a unit by its short name"),
        pytest.param("市教育局慰问困难家庭80户", "t8", id="a unit in full"),
        pytest.param("首次联席会议于3月15日召开", "t7", id="subject and day"),
    ],
)
def test_the_signal_decides(quote: str, task: str) -> None:
    assert first(quote) == task


@pytest.mark.parametrize(
    ("quote", "task", "reason"),
    [
        ("培训多语种翻译213名", "t2", Reason.FIGURE),
        ("市人社局慰问困难家庭80户", "t9", Reason.UNIT),
        ("柳湾镇农贸市场完成改造", "t4", Reason.PLACE),
        ("侨刊《海风》全年出版4期", "t3", Reason.NAME),
        ("修缮古码头9处", "t1", Reason.SUBJECT),
    ],
)
def test_the_reason_is_named(quote: str, task: str, reason: Reason) -> None:
    found = {match.task: match.because for match in MATCHER.match(said(quote))}
    assert reason in found[task]


def test_a_chinese_numeral_and_ten_thousands_are_the_same_figure() -> None:
    plain = MATCHER.match(said("培训多语种翻译12000名"))[0]
    for printed in ("培训多语种翻译1.2万名", "培训多语种翻译一万二千名"):
        match = MATCHER.match(said(printed))[0]
        assert (match.task, Reason.FIGURE in match.because) == (plain.task, Reason.FIGURE in plain.because)


def test_the_heading_above_helps_where_a_statement_says_little() -> None:
    under = MATCHER.compare(said("第一期印了三千本", headings=("办好《海风》侨刊",)))
    assert under[0][0].duty.id == "t3"
    assert under[0][1].topic > 0.5


@pytest.mark.parametrize(
    "quote",
    [
        "全市地区生产总值增长5.6%",
        "男子篮球队夺得全省冠军",
        "空气更清新了，脚步更轻快了",
        "办公楼外墙进行了粉刷",
    ],
)
def test_what_no_duty_asks_for_is_left_alone(quote: str) -> None:
    assert MATCHER.match(said(quote)) == ()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("明年将修缮古码头5处", Told.AHEAD),
        ("力争培训翻译300名", Told.AHEAD),
        ("要把侨刊办得更好", Told.AHEAD),
        ("各单位要倒排工期", Told.AHEAD),
        ("农贸市场改造进度偏慢", Told.WANTING),
        ("翻译人才仍然不足", Told.WANTING),
        ("已修缮古码头5处，预计明年全部完成", Told.DONE),
        ("完成清查1430个，占预计总数的55%", Told.DONE),
        ("将12处古码头纳入修缮名单", Told.DONE),
        ("按计划培训翻译200名", Told.DONE),
    ],
)
def test_what_is_still_to_come_or_lacks_is_told_from_what_was_done(sentence: str, told: Told) -> None:
    assert of_sentence(sentence) is told


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("一、主要成效", "（一）古码头"), Told.DONE),
        (("三、下一步打算",), Told.AHEAD),
        (("三、下一步打算", "（一）古码头"), Told.AHEAD),
        (("二、存在的问题",), Told.WANTING),
        (("二、突出问题整改情况",), Told.DONE),
    ],
)
def test_a_heading_tells_what_stands_under_it(headings: tuple[str, ...], told: Told) -> None:
    assert of_heading(headings) is told


@pytest.mark.parametrize("outlook", [Told.AHEAD, Told.WANTING, Told.SETTING])
def test_what_was_not_done_supports_nothing_whatever_it_says(outlook: Told) -> None:
    assert MATCHER.match(said("修缮古码头9处", outlook=outlook)) == ()


def test_a_directory_tells_other_names() -> None:
    duties = [
        Duty("a", "发放高龄补贴", "为八十岁以上老人发放高龄补贴。", units=("市老干部活动中心",)),
        Duty("b", "发放高龄补贴", "为八十岁以上老人发放高龄补贴。", units=("市妇联",)),
    ]
    named = Matcher(duties, names={"市老干部活动中心": ("银龄之家",)})
    assert named.match(said("银龄之家为八十岁以上老人发放高龄补贴300份"))[0].task == "a"
