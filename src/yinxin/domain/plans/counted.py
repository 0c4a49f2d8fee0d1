"""What a quantity counts: the words that follow it (4个国家级基地) or those before it (工程师10名, 普及率达到40%)."""

from __future__ import annotations

import re

from yinxin.domain.plans.blanks import BLANK
from yinxin.domain.plans.quantities import Quantity

_LONGEST = 40
_NEAR = 120
# 县、镇侨刊订阅率: short words before the 、 belong to it.
_NOUN_BEFORE = re.compile(
    r"((?:(?<![^，。；：:〓\s])(?:[^，。；、：:〓\s（）()]{1,4}、){1,4})?[^，。；、：:〓\s（）()]{1,30})$"
)
# 会展、文旅联络处: short words before the 、 belong to the name of one thing.
_LISTED = re.compile(
    r"\s*(?:[^，。；、：:！？/（()）\d]{1,4}、){1,6}[^，。；、：:！？/（()）\d]{2,20}(?=[，。；（(]|$)"
)
_SHORT_BRACKET = re.compile(r"[（(][^（）()]{0,8}[)）]")  # 9个县（市、旗）
_FROM_BEFORE = re.compile(r"[由从][^，。；由从]{0,10}\d[^，。；由从]{0,8}$")  # 时限由15天压减至7天
_PAIRED_BEFORE = re.compile(r"[\d.,]+\s*[^\s\d/]{1,3}\s*[/、和]\s*$")  # 60个/3000套
_BRACKET_BEFORE = re.compile(r"[（(][^（）()]{0,40}[)）]\s*$")  # 侨办学校（含托管）20所
_NO_THING = re.compile(
    r"(?:累计|合计|总计|共计?|其中|总数为?|折合|约|新增|达到?|比|较|再|年均|每[年月场个期次批]|各|分别)*"
)
# The verb that opens the clause is not part of the thing counted.
_WHEN_AND_WHO = re.compile(
    r"^(?:.*?(?:[一二三四五六七八九十两几\d]年(?:来|内|间|以来|(?=累计|共|总))|[年月][底末内]前?|\d[年月日](?!均)|期间|以来|〓)[，,]?)?(?:[^，。；：〓]{1,12}?(?:局|厅|委|处|办|部|院|会|府|单位|部门|中心)(?:要|应当?|须|负责))?(?:力争|争取|确保|其中|目前|重点|累计|总计|合计|共|分别|基本|全面|全年|年度|全市|全省|全县|全区|新(?=缔结|设立|创建|成立|签订|培育|引进|认定|培养)|至少|每年|每季度|每月|各(?!级)|要|将|已|先后|成功|组织|积极|每年|并|再|现有|实有)*"
)
_VERB = re.compile(
    r"^(?:引进和培养|引进|培养|培训|培育|选拔|遴选|评定|评选|认定|建设|建成|建立|新建|新增|新增加|举办|开展|完成|实现|达到|打造|设立|成立|签订|缔结|出版|编写|制作|接待|办理|资助|扶持|推动|促成|发展|邀请|组织|创建|打造|覆盖|接受|共接受|选派|转化|服务|直接服务|选拔认定|选拔资助|购置|购买|编印|征集|走访|慰问|招募|配备|更新|印制|发放|安排|设置|改造|惠及|修缮|开通)(?![率面数量额期费后年的]|时[限间长])"
)
_REACHED = re.compile(
    r"(?:总量|总数|数量|总数为)?(?:力争|要|将|实现|(?<![户人日年月])均|分别|应|已|累计|合计|总计|共计|再|各|总体|平均)*(?:达到?|达|为|至|到|提高到?|提升到?|增至|增加到?|增长|降低到?|下降|降[至到]|减少|压[减缩][到至]?"
    r"|缩短[到至为]?|控制在?|不|突破|超过?|保持在?|稳定在?|有|共|约|近|新增加?|增|比〓+|较〓+|〓)*$"
)
_EDGES = re.compile(r"^(?:\s|的|左右|以上|以下|上下|及(?!时))+|[\s的]+$")
_PAIRS = {"（": "）", "(": ")", "“": "”", "《": "》"}
_AFTER_END = re.compile(
    r"[，。；、：:！？/〓]|(?:和|及|以及|与|，)(?=(?:[不至近约超逾上]|\d|[一二三四五六七八九十百两]))"
)


def counted(text: str, quantity: Quantity, begin: int, end: int) -> str:
    """The thing counted, in the words of the text; empty where the clause names none."""
    begin, end = max(begin, quantity.start - _NEAR), min(end, quantity.end + _NEAR)
    behind = text[quantity.end : end]
    listed, stop = _LISTED.match(behind), _AFTER_END.search(_SHORT_BRACKET.sub(_whole, behind))
    named = _clean(listed[0] if listed else behind[: stop.start()] if stop else behind)
    if named and quantity.unit[-1] not in "%成分点倍":
        return named[:_LONGEST]
    before = _PAIRED_BEFORE.sub("", text[begin : quantity.start].rstrip()).rstrip()
    found = _NOUN_BEFORE.search(_BRACKET_BEFORE.sub("", _FROM_BEFORE.sub("", _REACHED.sub("", before))))
    held = _WHEN_AND_WHO.sub("", found[1]) if found else ""
    thing = _clean(_VERB.sub("", held)) or _clean(held)
    return (named if _NO_THING.fullmatch(thing) else thing)[:_LONGEST]


def _whole(bracket: re.Match[str]) -> str:
    return "·" * len(bracket[0])


def _clean(words: str) -> str:
    """Without the small words and the loose or outermost marks at its edges."""
    words = _EDGES.sub("", words.replace(BLANK, ""))
    closing = {close: mark for mark, close in _PAIRS.items()}
    while words:
        first, last = words[0], words[-1]
        if first in closing or (first in _PAIRS and words.find(_PAIRS[first]) in {-1, len(words) - 1}):
            words = words[1:]
        elif last in _PAIRS or (last in closing and closing[last] not in words):
            words = words[:-1]
        else:
            break
        words = _EDGES.sub("", words)
    return words
