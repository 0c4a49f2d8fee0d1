"""Numbers with a unit as plans print them: 近3万人次, 不少于100名, 1-2个, 30%以上, 十多家, 6000万美元, 两期.

Only the notation is read here; whether a quantity is a goal or a result at all is judged in `exclusions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yinxin.domain.plans.clauses import Stretch
from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.text.numerals import NUMERAL, number

_PERSONS = ("人次", "人", "名", "位", "户次", "户", "家次", "家")
_MONEY = ("元人民币", "美元", "港元", "欧元", "澳门元", "日元", "英镑", "港币", "人民币", "元")
_SHARES = ("个百分点", "百分点", "%", "％", "‰", "倍")
_SIZES = (
    *(
        "平方公里",
        "平方千米",
        "平方米",
        "公里",
        "千米",
        "海里",
        "公顷",
        "亩",
        "立方米",
        "吨标准煤",
        "吨",
        "公斤",
        "斤",
        "米",
    ),
    *(
        "微克/立方米",
        "毫克/升",
        "千瓦时",
        "千瓦",
        "兆瓦",
        "吉瓦",
        "标准箱",
        "床",
        "张床位",
        "张",
        "车位",
        "桩",
        "标准件",
    ),
)
_SPEEDS = ("分钟", "小时", "个工作日", "工作日", "天")
_SPANS = ("年", "岁")
"""Years of schooling, of life: read here, and figures only after such words."""
_COUNTED = (
    *("场次", "批次", "期次", "班次", "架次", "件次", "项次", "车次", "课时", "学时", "字节", "座次"),
    *(
        "个",
        "项",
        "件",
        "份",
        "对",
        "座",
        "场",
        "次",
        "期",
        "批",
        "套",
        "册",
        "部",
        "集",
        "篇",
        "本",
        "种",
        "条",
        "所",
        "间",
        "处",
    ),
    *(
        "栋",
        "幢",
        "辆",
        "台",
        "架",
        "艘",
        "列",
        "支",
        "组",
        "队",
        "宗",
        "起",
        "例",
        "幅",
        "首",
        "株",
        "头",
        "只",
        "块",
        "枚",
        "款",
        "档",
    ),
    *("段", "轮", "届", "门", "盏", "面", "片", "篇次", "团", "班", "站", "村"),
)
UNITS = (*_PERSONS, *_MONEY, *_SHARES, *_SIZES, *_SPEEDS, *_SPANS, *_COUNTED)

# A unit's character often begins another word: 10个 but 部门, 场地, 期间, 处理, 所有, 台山, 名单, 组织.
_NOT_THEN = {
    "个": "人(?:信息|所得)|[月年]|小时|星期|学期|季度",
    "名": "[单录称义牌额胜目]|副其",
    "位": "一体|于|居|列",
    "人": "[才员口均民大文工防社事格力居]|行",
    "户": "[籍口外]",
    "家": "[庭属长园乡人]|级|装",
    "项": "目(?!标)",
    "份": "额|子",
    "对": "[一外接口于应标台港照]|策|象",
    "场": "[所地景馆域]",
    "次": "[性年日之贷]|区域",
    "期": "[间限末满望待刊权初]",
    "部": "[门委分署队级长位]",
    "集": "[中体团聚群成约合市散]",
    "本": "[科级地人市次届年期区土省级]",
    "条": "[例件款]|龙",
    "所": "[有在属需以得谓]",
    "间": "[接隔断歇]",
    "处": "[理置于级长分罚在所]",
    "台": "[湾山州账商企胞联办港风]",
    "组": "[织成长团建合]",
    "队": "[伍员]",
    "起": "[草步点到来动重]",
    "例": "[如会外行]",
    "首": "[届批次个创家先席问府位]",
    "头": "[部]",
    "块": "[链]",
    "款": "[项待]",
    "段": "[落]",
    "门": "[类户槛诊]|[服办]",
    "面": "[向对积临貌]",
    "片": "[区面]",
    "团": "[队体结委建组市]",
    "班": "[子级]",
    "站": "[点位]",
    "村": "[庄级民两委落镇]|一",
    "元": "[旦素宵化]",
    "米": "[粉]",
    "床": "[位]",
    "座": "[谈位机]",
    "列": "[入为席]",
    "支": "[持撑付部出队行]",
    "套": "[餐]",
    "篇": "[章]",
    "种": "[植子业养类]",
    "批": "[准发示复评]",
    "只": "[有能]",
    "轮": "[流换]",
    "张": "[家]",
}


def _unit(word: str) -> str:
    then = _NOT_THEN.get(word)
    return re.escape(word) + (f"(?!{then})" if then else "")


_UNIT = "|".join(_unit(word) for word in sorted(UNITS, key=len, reverse=True))
_TO = r"(?:[-－—–―─~～〜]{1,2}|至|到|或)"
_BEFORE = (
    r"(?P<before>不得?[少低小]于|不得超过|不超过|不高于|不多于|不大于|[至最]少|[至最]多|控制在|超过|超出|(?<![赶高])超|逾|突破"
    r"|高于|大于|多于|低于|少于|小于|将近|接近|(?<![附最邻就临])近|大约|约为|(?<![节签条合公契违履])约|上(?=[百千万]))?\s*(?:达到?)?\s*"
)
_SCALE = r"(?:万亿|[百千]?亿|[百千]?万|[百千])"
# 第十一次, 数百, 几十 say no number; 第五 is an ordinal; 1:3, 3.2.1 and 12/5 are no quantities; 统一, 唯一, 之一 are words.
_HEAD = rf"{_BEFORE}(?<![几数第\d.:：/零一二三四五六七八九十百千万亿两])(?!(?<=[统唯之专单划某任])一)"
_QUANTITY = re.compile(
    rf"{_HEAD}(?:(?P<percent>百分之)(?P<share>{NUMERAL})"
    rf"|(?P<value>{NUMERAL}|(?<=上)(?=万))(?:\s*{_SCALE}?(?:{_UNIT})?\s*{_TO}\s*(?P<upper>{NUMERAL}))?"
    rf"\s*(?P<more>[多余几来])?\s*(?P<scale>{_SCALE})?\s*(?P<more2>[多余])?\s*(?P<unit>{_UNIT})(?P<also>[（(][次件人个][）)])?)"
    r"\s*(?P<after>及?以上|或以上|及?以下|[以之]内|左右|上下|内(?![地部外容涵])|多(?=[，。；、])|余(?=[，。；、]))?"
)
_PAIR = re.compile(r"([一二两三四五六七八])([二两三四五六七八九])")

_COMPARATORS = {
    Comparator.AT_LEAST: re.compile(r"不得?[少低小]于|[至最]少|上$|及?以上|或以上"),
    Comparator.AT_MOST: re.compile(r"不得?超过|不[高多大]于|[至最]多|控制在|及?以下|[以之]?内"),
    Comparator.MORE: re.compile(r"超|逾|突破|[高大多]于|[多余几来]"),
    Comparator.LESS: re.compile(r"[低少小]于"),
    Comparator.ABOUT: re.compile(r"近|约|左右|上下"),
}
# 至少举办一场: the comparator stands before the verb.
_EARLIER = re.compile(r"(?:[至最]少|不少于|不低于)[^，。；、：:\d]{1,9}$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit. `start` is where its comparator begins, `digits` where the number itself does."""

    start: int
    end: int
    digits: int
    value: float
    upper: float | None
    comparator: Comparator
    unit: str
    printed: str
    """The numeral as printed, without comparator and unit."""


def read_quantities(text: str, within: Stretch) -> Iterator[Quantity]:
    """Every quantity of one stretch of `text`, left to right. What stands before the stretch is not looked at."""
    piece, at = text[within.start : within.end], within.start
    for found in _QUANTITY.finditer(piece):
        share = found["share"]
        printed = share or found["value"] or "一"  # 上万家 is one 万家 or more
        value, upper = _values(printed, found["upper"])
        if value <= 0 or (upper is not None and upper <= value):
            continue  # 零部件; 5-3个 is a label
        yield Quantity(
            start=at + found.start(),
            end=at + found.end(),
            digits=at + (found.start("percent") if share else found.start("value")),
            value=value,
            upper=upper,
            comparator=_comparator(piece, found),
            unit="%" if share else _printed_unit(found),
            printed=printed,
        )


def _values(printed: str, upper: str | None) -> tuple[float, float | None]:
    if upper is None and (pair := _PAIR.fullmatch(printed)):  # 三四个 is three to four
        low, high = number(pair[1]), number(pair[2])
        if high == low + 1:
            return low, high
    return number(printed), number(upper) if upper else None


def _printed_unit(found: re.Match[str]) -> str:
    return f"{found['scale'] or ''}{found['unit']}{found['also'] or ''}".replace("％", "%")


def _comparator(text: str, found: re.Match[str]) -> Comparator:
    earlier = _EARLIER.search(text[max(0, found.start() - 14) : found.start()])
    for word in (found["before"], found["more"] or found["more2"], found["after"], earlier and "至少"):
        for comparator, said in _COMPARATORS.items():
            if word and said.match(word.strip()):
                return comparator
    return Comparator.EQUAL
