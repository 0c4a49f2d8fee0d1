"""What a quantity counts: the words that follow it (4个国家级基地) or those before it (工程师10名, 普及率达到40%)."""

from __future__ import annotations

import re

from yinxin.domain.plans.blanks import BLANK
from yinxin.domain.plans.quantities import Quantity

_LONGEST = 40
_NOUN_BEFORE = re.compile(r"([^，。；、：:〓\s（）()]{1,30})$")
# The verb that opens the clause is not part of the thing counted.
_VERB = re.compile(
    r"^(?:.*?(?:年|月|日|底|末|期间|内|前|来|以来)[，,]?)?(?:(?:力争|争取|确保|重点|累计|共|全市|全省|全县|全区|新|每年|每季度|每月|各|要|将|已|先后|成功|组织|积极)*"
    r"(?:引进和培养|引进|培养|培训|培育|选拔|遴选|评定|评选|认定|建设|建成|建立|新建|新增|新增加|举办|开展|完成|实现|达到|打造|设立|成立|签订|缔结|出版|编写|制作|接待|办理|资助|扶持|推动|促成|发展|邀请|组织|创建|打造|覆盖|接受|共接受|选派|转化|服务|直接服务|选拔认定|选拔资助))?"
)
_REACHED = re.compile(
    r"(?:总量|总数|数量)?(?:力争|要|将|均|分别|应|已)*(?:达到?|达|为|至|提高到?|提升到?|增至|增加到?|增长|降低到?|下降|不|突破|超过?|保持在?|稳定在?|有|共|约|近|新增加?|增)*$"
)
_EDGES = re.compile(r"^[\s的左右以上下及（(）)“”《》]+|[\s的（(）)“”《》]+$")
_AFTER_END = re.compile(r"[，。；、：:！？]|(?:和|及|以及|与|，)(?=(?:[不至近约超逾上]|\d|[一二三四五六七八九十百两]))")


def counted(text: str, quantity: Quantity, begin: int, end: int) -> str:
    """The thing counted, in the words of the text; empty where the clause names none."""
    behind = text[quantity.end : end]
    stop = _AFTER_END.search(behind)
    named = _clean(behind[: stop.start()] if stop else behind)
    if named and quantity.unit[-1] not in "%分点倍":
        return named[:_LONGEST]
    before = text[begin : quantity.start].rstrip()
    found = _NOUN_BEFORE.search(_REACHED.sub("", before))
    held = found[1] if found else ""
    return (_clean(_VERB.sub("", held)) or _clean(held) or named)[:_LONGEST]


def _clean(words: str) -> str:
    return _EDGES.sub("", words.replace(BLANK, ""))
