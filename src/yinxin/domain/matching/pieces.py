"""Cuts a sentence that reports several deeds into them: 编成资料卡640份，受理来信205封 are two, 举办2期，136人参加 is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yinxin.domain.plans.clauses import Stretch

_COMMA = re.compile(r"，|,(?!\d{3}(?!\d))")
DEEDS = (
    "举办|承办|协办|主办|开展|建成|建设|完成|新增|新建|新设|培训|发放|走访|慰问|编制|编印|编写|编成|编纂|出台|印发|制定|制订|修订|修缮|修复|改造|整治|启用|启动|上线|开通|设立|成立|"
    "组建|引进|引入|招引|签订|签约|签署|新签|受理|办理|办结|处置|调处|调解|化解|接待|组织|召开|协助|参与|参加|发布|公示|推出|推广|推介|宣传|宣讲|征集|收集|登记|扫描|摸排|排查|清查|核查|检查|抽查|"
    "巡查|整改|关闭|关停|拆除|清理|清淤|疏浚|种植|补植|铺设|敷设|更换|更新|安装|配备|购置|投放|投入|拨付|落实|争取|筹集|募集|资助|救助|帮扶|帮助|支持|指导|选派|选聘|聘任|聘请|认定|评选|评定|"
    "命名|表彰|创建|获评|获批|荣获|入选|通过|验收|开工|开馆|开园|开放|开设|开办|打造|搭建|建立|健全|完善|提供|派出|派遣|促成|达成|对接|联系|结对|缔结|新结|拍摄|制作|创作|出版|发行|刊发|播出|"
    "研发|开发|申报|推荐|推动|推进|实施|执行|查处|立案|抽检|监测|检测|普查|调查|调研|栽种|回收|处理|接种|筛查|签下|招聘|招募|录用|吸纳|增设|增加|扩建|迁建|加固|疏通|绿化|划定|设置|构建|构筑|深化|联合"
)
_LEAD_IN = (
    r"(?:并|还|又|也|再|已|均|先后|同步|同时|另|另外|此外|累计|全年|全市|全县|全区|全镇|全校|共|新|联合|妥善|成功|顺利|集中|深入|扎实|积极|全面|首次|率先|分批|定期|依法|及时|持续|大力|创新|重点|统一|"
    r"(?:\d{4}年)?\d{1,2}月(?:份|底|初|中旬)?(?:\d{1,2}日)?|[上下]半年|年内|其间|期间|[对向为在赴与同会][^，]{2,14}?)*"
)
_BEGINS_DEED = re.compile(rf"{_LEAD_IN}(?:{DEEDS})")
_DEED = re.compile(DEEDS)
_CARRIES_ON = re.compile(
    r"(?:[一-鿿]{1,8}率|其中|共计?(?:有|达)|合计|均|占|达|同比|环比|较|比|增长|下降|累计(?:达|为|参)|涉及|覆盖|惠及|受益|吸引|带动|使|让|从而|实现|促进|助力|形成|提升|确保|得到|获得|用于|有效|切实|不断|为[^，]{2,20}(?:提供|奠定|打下|注入)|"
    r"推动[^，]{0,20}(?:发展|提升|落地|见效)|参加|参与人|支持[^，]{0,12}发展)"
)
_TELLING = re.compile(
    r"\d|[一二三四五六七八九十百两]{1,4}(?:个|项|场|次|家|名|处|座|条|批|期|份|件|所|套|台|对|届|户|宗|部|种)|[《“]"
)
_LONG = 70
"""Characters; a longer sentence is cut where deeds begin even if they carry neither figure nor name."""
_LEAST = 5
_OPENING, _CLOSING = "（(《“【[", "）)》”】]"


def pieces(text: str, within: Stretch) -> Iterator[Stretch]:
    """The deeds of one sentence, in order; together they cover it."""
    begin = within.start
    for comma in _commas(text, within):
        left, right = text[begin:comma], _clause(text, comma + 1, within.end)
        if _stands_apart(left, right, long=within.end - within.start > _LONG):
            yield Stretch(begin, comma)
            begin = comma + 1
    yield Stretch(begin, within.end)


def _commas(text: str, within: Stretch) -> Iterator[int]:
    depth, at = 0, within.start
    for comma in _COMMA.finditer(text, within.start, within.end):
        for mark in text[at : comma.start()]:
            depth += (mark in _OPENING) - (mark in _CLOSING)
        at = comma.start()
        if depth <= 0:
            yield comma.start()


def _clause(text: str, begin: int, end: int) -> str:
    found = _COMMA.search(text, begin, end)
    return text[begin : found.start() if found else end].strip()


def _stands_apart(left: str, right: str, *, long: bool) -> bool:
    if len(left.strip()) < _LEAST or len(right) < _LEAST or _CARRIES_ON.match(right):
        return False
    if not (_BEGINS_DEED.match(right) and _DEED.search(left)):
        return False
    return long or bool(_TELLING.search(left) and _TELLING.search(right))
