"""How the names of offices are written: one form for spellings that differ only in habit, and a test for abbreviations.

There is no table of cities here. A name is cut into a body and a class of ending (局, 委, 办 …); an abbreviation keeps the
class and picks characters from the words of the body, in order, from the first word on.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Ending → its class. 委员会 and 委, 办公室 and 办, 联合会 and 联 are one ending, written long or short.
ENDINGS = {
    "人民代表大会常务委员会": "人大常委会",
    "委员会办公室": "办",
    "工作领导小组办公室": "办",
    "领导小组办公室": "办",
    "联合会": "联",
    "委员会": "委",
    "促进会": "会",
    "办公室": "办",
    "人民政府": "政府",
    "有限责任公司": "公司",
    "有限公司": "公司",
    "集团公司": "公司",
    "中级人民法院": "法院",
    "人民法院": "法院",
    "人民检察院": "检察院",
    "中心支行": "支行",
    "协会": "协",
    "大学": "大学",
}
SHORT_ENDINGS = (
    "管委会",
    "人大常委会",
    "政府",
    "法院",
    "检察院",
    "公司",
    "支行",
    "局",
    "委",
    "办",
    "联",
    "厅",
    "部",
    "会",
    "院",
    "协",
    "校",
    "处",
    "中心",
    "行",
    "社",
    "馆",
    "台",
    "署",
    "站",
)

# Well-known short names that leave out the first word or take a character the long name has not.
WELL_KNOWN = {
    "归国华侨联合会": "侨联",
    "台湾工作办公室": "台办",
    "台湾事务办公室": "台办",
    "台港澳工作办公室": "台港澳办",
    "机构编制委员会办公室": "编办",
    "精神文明建设委员会办公室": "文明办",
    "精神文明建设指导委员会办公室": "文明办",
    "国际贸易促进委员会": "贸促会",
    "贸易促进委员会": "贸促会",
    "关心下一代工作委员会": "关工委",
    "中国人民政治协商会议": "政协",
    "政治协商会议": "政协",
    "总工会": "总工会",
    "中国人民银行": "人行",
    "人民银行": "人行",
    "消费者权益保护委员会": "消委会",
    "共产主义青年团": "共青团",
    "住房公积金管理中心": "公积金中心",
    "档案史志局": "档案局",
    "地方志编纂委员会办公室": "地志办",
    "地方志办公室": "地志办",
    "银行保险监督管理局": "银保监局",
    "广播电视台": "电视台",
}

# Words that a short name drops without becoming the name of another office: 港澳事务局, 应急管理局, 金融工作局.
GENERIC = frozenset({"工作", "事务", "管理", "监督", "行政", "服务", "综合", "执法", "发展"})

_NOISE = re.compile(r"[\s\u3000“”\"'《》〈〉·•\u200b]")
_CONNECTIVE = re.compile(r"(?<=.)[和与及暨、](?=.)")
_TRAILING = re.compile(r"(?:等(?:有关|相关)?(?:单位|部门)?|(?:等\d*个?(?:单位|部门)))$")
_LONG_FIRST = sorted(ENDINGS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Form:
    """A name without its writing habits. `body` is what stands before the ending, connectives left out."""

    body: str
    ending: str

    @property
    def text(self) -> str:
        return self.body + self.ending


def tidy(name: str) -> str:
    """The characters that matter: one width, one kind of bracket, no blanks or quotation marks, no 等."""
    text = unicodedata.normalize("NFKC", name)
    text = _NOISE.sub("", text).replace("(", "（").replace(")", "）").replace(",", "，").strip("，；;。、:：")
    return _TRAILING.sub("", text) or text


def form(name: str) -> Form:
    """Cut a tidy name that has lost its place into body and class of ending."""
    for long, short in WELL_KNOWN.items():
        if name.endswith(long):
            name = name[: -len(long)] + short
            break
    body, ending = _cut(name)
    return Form(_CONNECTIVE.sub("", body), ending)


def _cut(name: str) -> tuple[str, str]:
    # 开发区管理委员会 is a 管委会; 国有资产监督管理委员会 is a 委.
    if name.endswith("管理委员会") and not name.endswith("监督管理委员会"):
        return name.removesuffix("管理委员会"), "管委会"
    for long in _LONG_FIRST:
        if name.endswith(long):
            return name[: -len(long)], ENDINGS[long]
    for short in SHORT_ENDINGS:
        if name.endswith(short):
            return name[: -len(short)], short
    return name, ""


def words(body: str) -> list[str]:
    """The body in words of two characters, as names of offices are built: 人力|资源|社会|保障, 工业|信息|化."""
    return [body[start : start + 2] for start in range(0, len(body), 2)]


def is_abbreviation(short: Form, full: Form) -> bool:
    """Whether `short` is how people abbreviate `full`.

    A name that keeps whole words and drops others (教育局 beside 教育体育局) is as likely another office, so it only
    passes when what it drops is generic. An acronym must touch at least half of the words.
    """
    part, whole = _content(short.body), _content(full.body)
    if short.ending != full.ending or not _may_shorten(short, full, part, whole):
        return False
    places = _places(part, whole)
    if places is None:
        return False
    of = [word for word in words(whole) if len(word) == 2]
    touched = {place // 2 for place in places}
    dropped = [word for number, word in enumerate(of) if number not in touched]
    picks_characters = any(sum(place // 2 == number for place in places) == 1 for number in touched)
    if picks_characters:
        return 2 * len([number for number in touched if number < len(of)]) >= len(of)
    return all(word in GENERIC for word in dropped)


def _content(body: str) -> str:
    """The body without the 委 of 市委: it says whose office it is, and nothing of its work."""
    return body[1:] if body.startswith("委") else body


def _may_shorten(short: Form, full: Form, part: str, whole: str) -> bool:
    """Both of the party or neither, the same first character, and two characters unless the work is one word (侨办, 侨务办)."""
    of_the_same = short.body.startswith("委") == full.body.startswith("委")
    # 文联, 残联 and 科协 keep one character of any number of words.
    enough = len(part) > 1 or len(whole) <= 2 or short.ending in {"联", "协"}
    return of_the_same and enough and part[:1] == whole[:1] != "" and len(part) < len(whole)


def _places(short: str, full: str) -> list[int] | None:
    """Where the characters of `short` stand in `full`, in order; None when one is missing.

    The beginning of a word is preferred to its end: 信 of 工信 is 信息, and the first 农 of 农业农村 is the first word.
    """
    places: list[int] = []
    start = 0
    for character in short:
        found = full.find(character, start)
        if found < 0:
            return None
        places.append(found)
        start = found + 1
    return places
