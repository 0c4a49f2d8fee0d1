"""What the head and the foot of a document say of it: mark of secrecy, title, number, issuer, year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from yinxin.domain.plans.secrecy import secrecy
from yinxin.domain.text.numbering import read_number

_INTERNAL = re.compile(
    r"^\s*[【\[（(]?\s*(内\s*部)\s*(?:资\s*料|文\s*件|使\s*用|材\s*料|掌\s*握|参\s*考|★.{0,10})?(?:[，,。、\s　]*(?:请勿外传|注意保存|不得外传|严禁外传|不公开))*\s*[】\]）)]?\s*$"
)
# 国办发〔2018〕129号, 江府办[2015]28号
_NUMBER = re.compile(r"[\u4e00-\u9fa5]{1,14}\s*[〔\[［【（(]\s*(?:19|20)\d{2}\s*[〕\]］】）)]\s*(?:第\s*)?\d{1,5}\s*号")
_NUMBER_LINE = re.compile(rf"^\s*(?:文号[：:]\s*)?({_NUMBER.pattern})\s*$")
_ADDRESSEE = re.compile(r"^\s*(?:各|市|省|区|县|国务院|机关|驻|直属|有关|委|局|镇|乡).{2,120}[：:]\s*$")
_ANNEX_MARK = re.compile(r"^\s*附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[：:.]?\s*")
_ISSUER = re.compile(
    r"^(.{2,40}?(?:人民政府|政府|办公厅|办公室|委员会|国务院|厅|局|部|署|委|办|联合会|侨联|党委|指挥部|领导小组|集团|大学|学院))(?:关于|印发|转发)"
)
_DATE_LINE = re.compile(r"^(.{0,40}?)\s*((?:19|20)\d{2}|二[〇○0零]\S{2,3})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*$")
_DROP = re.compile(
    r"^\s*(?:[（(]?(?:此件|本文|此文)?(?:公开发布|有删减|征求意见稿|送审稿|讨论稿|试行|暂行|代拟稿)[）)]?|[（(].{2,60}(?:通过|印发|发布|批准)[）)]|签发人.*|特急|加急|来源[：:].*|发布(?:时间|日期)[：:].*|(?:19|20)\d{2}[-年]\d{1,2}[-月]\d{1,2}日?)\s*$"
)
_TITLE_WORD = re.compile(
    r"方案|计划|规划|意见|措施|要点|纲要|清单|分工|行动|通知|办法|决定|安排|总结|报告|条例|规定|细则|表$|情况|举措|工程|指南"
)


@dataclass(frozen=True, slots=True)
class Head:
    """`lines`: how many lines from the top the head takes; `year`: the year the document speaks in."""

    title: str
    document_number: str | None
    issuer: str | None
    classification: str | None
    year: int | None
    lines: int


def read_head(texts: Sequence[str], name: str) -> Head:
    """Read the lines of a document (furniture already taken away); `name` is the file's, used where nothing is a title."""
    top = _top(texts)
    title = _title(texts, top)
    number = next((found[1] for text in texts[: top + 2] if (found := _NUMBER_LINE.match(text))), None)
    if number is None:
        number = next((found[0] for text in texts[:3] if (found := _NUMBER.search(text)) and len(text) < 60), None)
    internal = any(_INTERNAL.match(text) for text in texts[:10])
    return Head(
        title=title or re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name),
        document_number=re.sub(r"\s", "", number) if number else None,
        issuer=_issuer(title, texts),
        classification="内部" if internal else None,
        year=_year(title, number, texts),
        lines=top,
    )


def _dated(text: str) -> re.Match[str] | None:
    """A line that ends in a date; a long line is none, and is not searched for one."""
    bare = text.strip()
    return _DATE_LINE.match(bare) if len(bare) <= 80 else None


def _top(texts: Sequence[str]) -> int:
    """How many lines stand before the first addressee, numbered item or full paragraph."""
    for at, text in enumerate(texts[:30]):
        bare = text.strip()
        if _ANNEX_MARK.match(bare) or _NUMBER_LINE.match(bare) or _DROP.match(bare) or _dated(bare):
            continue
        if _ADDRESSEE.match(bare) or len(bare) > 60 or bare.endswith(("。", "；")):
            return at
        if read_number(bare) and not _TITLE_WORD.search(bare):
            return at
        if at >= 8 and not _TITLE_WORD.search(bare):
            return at
    return min(len(texts), 30)


def _title(texts: Sequence[str], top: int) -> str:
    """The title of the plan itself: the annexed plan's where a notice carries one, else the document's."""
    annexed = _annexed_title(texts)
    if annexed:
        return annexed
    held: list[str] = []
    for text in texts[:top]:
        bare = _ANNEX_MARK.sub("", text).strip()
        if not bare or secrecy([bare]) or _INTERNAL.match(bare) or _DROP.match(bare) or _dated(bare):
            continue
        if _NUMBER_LINE.match(bare):
            if held:
                break
            continue
        if read_number(bare) or (held and re.match(r"^[（(]", bare) and not _TITLE_WORD.search(bare)):
            continue
        held.append(bare)
        # A title broken over lines goes on until it ends in a word that titles end in.
        if (_TITLE_WORD.search(bare[-6:]) and not bare.endswith("》")) or len("".join(held)) > 60:
            break
    return "".join(held)


def _annexed_title(texts: Sequence[str]) -> str:
    """《…》已经…同意，现印发给你们: the plan that follows the notice."""
    notice = next(
        (i for i, text in enumerate(texts[:15]) if re.search(r"现(?:予以?)?印发|印发给你们|现转发", text)), None
    )
    if notice is None:
        return ""
    named: list[str] = re.findall(r"《([^《》]*(?:〈[^〉]*〉)?[^《》]*)》", texts[notice])
    for at in range(notice + 1, min(len(texts), notice + 25)):
        bare = texts[at].strip()
        joint = bare + (texts[at + 1].strip() if at + 1 < len(texts) else "")
        for name in named:
            if bare == name or joint == name or (len(bare) > 8 and name.startswith(bare)):
                return name
    return ""


def _issuer(title: str, texts: Sequence[str]) -> str | None:
    # A title may be broken after the issuer's name, so neighbouring lines are read together too.
    openings = [text.strip() for text in texts[:6]] + [
        f"{one.strip()}{two.strip()}" for one, two in pairwise(texts[:6])
    ]
    found = _ISSUER.match(title) or next((hit for text in openings if (hit := _ISSUER.match(text))), None)
    if found and not re.search(r"^(?:为|根据|按照|经|现|依据|贯彻)|[、，,]", found[1]):
        return found[1]  # an office, not the opening sentence (为贯彻落实省委、省政府关于…)
    for at in [*range(len(texts) - 1, max(-1, len(texts) - 8), -1), *range(min(len(texts), 20))]:
        dated = _dated(texts[at])
        if not dated:
            continue
        signed = dated[1].strip() or (texts[at - 1].strip() if at else "")
        if 2 <= len(signed) <= 30 and re.search(
            r"(?:政府|国务院|办公厅|办公室|委员会|局|厅|部|委|办|联合会|侨联)$", signed
        ):
            return signed
    return None


def _year(title: str, number: str | None, texts: Sequence[str]) -> int | None:
    """The year a bare 年底前 is meant in: the title's own year, the document number's, or the date it was signed."""
    if (own := year_of_title(title)) is not None:
        return own
    if number and (found := re.search(r"(?:19|20)\d{2}", number)):
        return int(found[0])
    for text in texts[:6]:
        # 2024年，全市…要: the preface says the year.
        if found := re.match(r"\s*((?:19|20)\d{2})年(?=[，,是我全本])", text):
            return int(found[1])
    for text in (*texts[:12], *texts[-6:]):
        dated = _dated(text)
        if dated and dated[2].isdecimal():
            return int(dated[2])
    return None


def year_of_title(title: str) -> int | None:
    """2016年工作计划 speaks in 2016; a span of years (2015—2020年) and the name of another plan do not tell a year."""
    bare = re.sub(r"《[^》]*》", "", title)
    found = re.search(r"(?<![—－\-至])((?:19|20)\d{2})\s*年(?!.{0,3}[—－\-至])", bare)
    return int(found[1]) if found else None
