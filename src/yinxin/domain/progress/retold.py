"""Whether a report tells what the last one told: the dates, the set phrases and the punctuation that all reports share do not count."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.fuzz import ratio

from yinxin.domain.text.fold import fold, simplified

LIKE = 90.0
"""How alike, in per cent, two texts are before the second is called a copy."""

ENOUGH = 8
"""Fewer characters than these say too little to be compared."""

_PARTS = "一二三四1-4"
_DATED = re.compile(
    rf"(?:截至|截止到?)?(?:\d{{4}}年)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?|[一二三四五六七八九十]{{1,2}}月|第?[{_PARTS}]季度|[上下]半年)(?:份|底|末|初)?"
    r"|(?:截至|截止到?)(?:目前|\d{4}年)[底末]?|\d{4}年[底末]?|本月|本季度|本季|本期|目前|今年以来"
)
_NOTHING = re.compile(
    r"(?:本(?:月|季度|季|期|年度?|轮))?(?:暂时?)?(?:无|没有|未有|未|尚未)"
    r"(?:新增|新的?变化|变化|进展|开展|启动|涉及|此项(?:工作|内容)?|相关(?:工作|内容)|更新|安排|情况|报告事项)*"
)
_STOCK = (
    "高度重视|加强组织领导|加强领导|明确责任分工|明确责任|压实责任|落实责任|成立工作专班|成立领导小组|认真贯彻落实|认真贯彻|"
    "深入学习贯彻|会议精神|文件精神|按照工作部署|按照上级部署|按照计划|按计划|统筹推进|稳步推进|有序推进|扎实推进|扎实有序推进|"
    "持续推进|继续推进|积极推进|正常推进|顺利推进|推进|各项工作|各项任务|相关工作|工作|取得阶段性成效|取得了阶段性成效|取得明显成效|取得良好成效|"
    "取得积极进展|加大工作力度|加大力度|强化协调配合|强化协调|密切配合|加强沟通|确保|落到实处|落地见效|狠抓落实|抓好落实|"
    "进一步|不断|继续|积极|认真|扎实|切实|全力|我局|我办|我委|我市|我区|我单位|下一步将"
)
_STOCK_PHRASE = re.compile(_STOCK)
_CLAUSE = re.compile(r"[，,。；;！!、：:\n]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def is_retold(before: str, now: str) -> bool:
    """Whether `now` is `before` over again. New figures in old words are news, and so is “nothing new”, which is honest."""
    old, new = _bare(before), _bare(now)
    if len(fold(new)) < ENOUGH or says_nothing_new(now) or _NUMBER.findall(old) != _NUMBER.findall(new):
        return False
    old_rest, new_rest = _without_stock(old), _without_stock(new)
    if len(new_rest) < ENOUGH and len(old_rest) < ENOUGH:
        return ratio(fold(old), fold(new)) >= LIKE
    return ratio(old_rest, new_rest) >= LIKE


def says_nothing_new(text: str) -> bool:
    return _NOTHING.fullmatch(fold(text)) is not None


def _bare(text: str) -> str:
    """Simplified, full-width folded, without dates."""
    return _DATED.sub("", simplified(unicodedata.normalize("NFKC", text)))


def _without_stock(text: str) -> str:
    """The clauses that say something, folded; one is left out when set phrases are most of it."""
    kept = []
    for clause in _CLAUSE.split(text):
        folded = fold(clause)
        rest = fold(_STOCK_PHRASE.sub("", clause))
        if folded and len(rest) > 0.35 * len(folded):
            kept.append(folded)
    return "".join(kept)
