"""When a duty is due: which of the times that a text names are deadlines, and which are something else.

A start (自…起), a report's closing day (截至…), an edition (2020年版), the year of a document or an event, a comparison
(比2020年) and everything told in the past are no deadlines. Relative terms keep their words and give no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yinxin.domain.plans.proposal import Milestone
from yinxin.domain.plans.terms import Shape, Term, read_terms


@dataclass(frozen=True, slots=True)
class DueReading:
    """`due` by the contract, `due_text` its words as printed, `milestones` where a text has several deadlines."""

    due: str | None
    due_text: str | None
    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[str, ...] = ()


NO_DUE = DueReading(None, None)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term that is a deadline, with its words: `text[start:end]` (到2023年底). `due` is None where no date can be given."""

    start: int
    end: int
    due: str | None
    term: Term


# 《…（2021—2023年）》, 〔2018〕3号, (GB 18030-2022), “2022”…: years that belong to a name. They are blanked out, length kept.
_NAMED = re.compile(
    r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,6}》|[〔\[［【][^〕\]］】\n]{0,12}[〕\]］】]\s*第?\s*\d+\s*号|(?:GB|DB|ISO)[\w/. —-]*\d"
)
# 2020年版, 2021年度工作要点, 2022年第三届…, 2035年远景目标, 2022年北京冬奥会: the year is part of a name or of a figure's date.
_NAME_AFTER = re.compile(
    r"\s*(?:年?版|年鉴|学年|第[\d一二三四五六七八九十百]+[届次批期]|(?:中央|省委|市委)?一号文件|远景|以来|[^，。；、\s]{0,10}?(?:奥运会|冬奥会|亚运会|全运会|世博会|进博会|峰会)"
    r"|(?:全国|中央|省级?|市级?|部门|工作|财政|政府)*(?:要点|计划|预算|决算|报告|统计|数据|公报|名单|目录|清单|方案|标准)(?![，,]))"
)
# 2018年印发的《…》, 2015年来访的市长: a year that tells which thing is meant.
_TOLD_AFTER = re.compile(
    r"(?:的(?!\s*[\d约不超])|[^，。；]{0,10}?(?:建成|建造|修建|竣工|制作|出版|成立|设立|获批|印发|颁布|出台|修订|发布|施行|开业|启用|入选|命名|授予|批准|来访|创办|创刊|签订|认定|评定|下达|通过)的)"
)
# 在2020年基础上, 2020年的水平, 2019年相比, 与2015年持平.
_BASE_AFTER = re.compile(r"\s*(?:的?(?:基础上|水平|基数|平均值)|[^，。；]{0,4}?(?:相比|为基[期准数]|持平|同期|为起点))")
# 制定2021—2023年新增车辆的计划: the years are the plan's, even without its marks.
_PLAN_BEFORE = re.compile(r"(?:制定|制订|编制|印发|出台|落实|按照|根据|执行|依据)[^，。；]{0,8}$")
_PLAN_AFTER = re.compile(r"[^，。；]{0,24}?(?:计划|规划|方案|行动|纲要|清单|目录|任务书)(?=[，,。；;、）)]|$)")
# 待年底审核, 年底考核: when somebody looks, not when the duty ends.
_LOOKED_AT = re.compile(r"[^，。；]{0,4}?(?:审核|考核|清算|结算|总结|评估|评议|述职|绩效)")
# 有效期至2025年, 规划期至2035年, 展望到2035年, 建成于2008年: how long a rule holds, how far one looks, when a thing came to be.
_OTHER_BEFORE = re.compile(
    r"(?:有效期限?|试行期|任期|聘期|服务期)[^，。；]{0,4}$|(?:规划期限?|规划年限|展望|远景|远期)[^，。；]{0,10}$|(?:建成|始建|成立|创办|创刊|设立|诞生|修建|出版|印发|签订|毕业|[建生])于$"
)
# 根据2021年会议精神, 对照2025年目标: the year of what one goes by.
_GOING_BY = re.compile(r"(?:根据|按照|依据|贯彻|落实|学习|对照|结合|参照|以)[^，。；]{0,6}$")
_STARTING = re.compile(r"\s*(?:起|开始)|[^，。；]{0,3}(?:起|开始)(?:施行|实施|执行|生效)")
# 已立项的工程 tells which ones; 已完成 tells the past.
_PAST = re.compile(r"已(?![婚知])(?![^，。；]{0,14}的)|曾|(?<![为除])了(?![解如])|截[至止]")
_REPORT = re.compile(
    r"累计|同比|增长了|获评|获批|荣获|被评为|先后|以来|成立于|始建|创刊|顺利|圆满|全年共|共(?:有|计|完成|实现|举办|接待)"
)
_RHYTHM = re.compile(r"(?:每(?:个)?(?:[一两二三\d]*年|季度?|月|周|半年|学年)|逐年|历年|往年|年年)[^，。；]{0,8}$")
_CLAUSE_END = re.compile(r"[，,。；;：:！？!?\n]")
_SENTENCE_END = re.compile(r"[。；;！？!?\n]")
# 参加2024年侨商洽谈会: the year is the fair's name, unless it is held (举办2024年恳亲大会) or the verb follows the year.
_FAIR_AFTER = re.compile(
    r"\s*(?:(?!举办|召开|举行|组织|开展|承办|策划|筹办|参加|赴|在|力争|完成)[^，。；、\s]){1,24}?"
    r"(?:洽谈会|博览会|交易会|推介会|展览会|展销会|招商会|嘉年华|恳亲大会|论坛|大会|年会|研讨会|座谈会|运动会|联谊会|[文艺旅]\w{0,2}节)(?![”’」》]?(?:期间|[上前后]))"
)
_HELD_BEFORE = re.compile(r"(?:举办|召开|举行|承办|筹办|筹备|组织|办[好成]?)[^，。；]{0,4}$")
# 2024年9月12日在榕江举行: a day on which something is held is its date; 2020年11月1日开展普查 may date anything.
_WHERE = r"\s*(?:[上下]午|晚上?)?\s*(?:拟|将|计划)?(?:在[^，。；、]{1,16}?)?"
_HELD_AFTER = re.compile(rf"{_WHERE}(?:举办|举行|召开|开幕|开馆|开园|揭牌|揭幕)")
# 11月举办, 6月、12月各报送一次: a month without a year is a date where something is done in it.
_DONE_AFTER = re.compile(
    rf"(?:\s*[、和及]\s*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?){{0,4}}(?:各|分别|前后)?{_WHERE}"
    r"(?:举办|举行|召开|开幕|完成|组织|开展|启动|印发|出台|报送|上报|发布|上线|开馆|开园|建成|投用|验收|形成|制定)"
)
_AIM = re.compile(r"(?:力争|争取|确保|预计|计划|拟)?[到至在于]?$")
_EACH = re.compile(r"每(?:年|季度?|月)\s*$")
_OPENED = re.compile(r"(?:19|20)\d\d\s*年?度?\s*(?:\d{1,2}\s*月份?\s*)?(?:\d{1,2}\s*日)?\s*[-－—–―~～至到]+\s*$")
_NEAR = 120
"""A clause longer than this many characters is no clause; looking no further keeps the reading linear."""
_BARE_LEFT = re.compile(
    r"(?:完成|时限|时间|期限|进度|截止|节点|要求|启动|实施|推进|持续|全面|第?[一二三]期|按时|[：:、，,；;。（）()\s/\-—至到前内])*"
)
# 长期坚持, 持续推进, 立即, 常态化: a column's word that names no day.
_STANDING = re.compile(
    r"(?:长期|持续|常态化?|经常性?|立即|即时|即日起|马上|随时|适时|尽快|及时|全程|贯穿全年|日常|实时|按进度|按计划|按时序|视情)"
    r"(?:坚持|推进|实施|开展|进行|执行|整改|办理|落实|任务|工作|性|化|开展|完成|抓好|组织)*[。；]?"
)


_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def read_due(text: str, *, year: int | None) -> DueReading:
    """The deadline of a duty told in `text`, or of the cell of a 完成时限 column. `year`: the year the document is for."""
    standing = text.strip()
    if _STANDING.fullmatch(standing):
        return DueReading(None, standing.rstrip("。；"))
    found = deadlines(text, year=year)
    dated = [one for one in found if one.due]
    if not dated:
        return _undated(text, found)
    last = _last(dated)
    steps = (
        tuple(Milestone(one.due or "", _step(text, dated, place)) for place, one in enumerate(dated))
        if len(dated) > 1
        else ()
    )
    return DueReading(last.due, text[last.start : last.end].strip(), steps, tuple(_doubts(text, last)))


def _last(dated: list[Deadline]) -> Deadline:
    """The latest; of a bare year and a month or day in that same year, the one that says more."""
    last = max(dated, key=lambda one: (_day(one.due), one.start))
    closer = [one for one in dated if len(one.due or "") > 4 and (one.due or "")[:4] == last.due]
    return max(closer, key=lambda one: (_day(one.due), one.start)) if closer else last


def deadlines(text: str, *, year: int | None) -> tuple[Deadline, ...]:
    """Every deadline of `text`, in order."""
    plain = _NAMED.sub(lambda named: "〓" * len(named[0]), text.translate(_FULL_WIDTH))
    terms = read_terms(plain, year=year)
    cell = _is_cell(plain, terms)
    return tuple(_deadline(plain, term) for term in terms if _is_due(plain, term, year, cell=cell))


def _undated(text: str, found: tuple[Deadline, ...]) -> DueReading:
    if not found:
        return NO_DUE
    first = found[0]
    said = text[first.start : first.end].strip()
    if first.term.shape is Shape.RELATIVE:
        return DueReading(None, said, (), (f"“{said}”没有写明从哪天起算，请填写完成时限",))
    if _recurs(text, first.term):
        return DueReading(None, said)  # 每年12月底前 comes back every year
    return DueReading(None, said, (), (f"“{said}”没有写明年份，请填写完成时限",))


def _doubts(text: str, last: Deadline) -> list[str]:
    said = text[last.start : last.end].strip()
    if last.term.shape is Shape.RELATIVE:
        return [f"“{said}”从前文写明的时间起算，止于{last.due}，请核对"]
    if last.term.implied:
        return [f"“{said}”没有写明年份，按{last.term.year}年理解，请核对"]
    if last.term.suffix.endswith("前") and last.term.shape in {Shape.YEAR, Shape.MONTH}:
        return [f"“{said}”是否包括当{'年' if last.term.shape is Shape.YEAR else '月'}在内，请核对"]
    return []


def _deadline(text: str, term: Term) -> Deadline:
    begin = term.start
    if term.said in {"到", "至", "截至", "截止", "截止到", "截至到", "截止至"}:
        begin = text.rindex(term.said, 0, term.start)
    elif term.implied and (rhythm := _EACH.search(text, max(0, begin - 6), begin)):
        begin = rhythm.start()
    if term.closes:
        begin = _opening(text, begin)
    return Deadline(begin, term.end, None if _recurs(text, term) else term.due, term)


def _opening(text: str, begin: int) -> int:
    """2016-2018年 is one deadline with both its years."""
    found = _OPENED.search(text, max(0, begin - 24), begin)
    return found.start() if found else begin


def _is_cell(text: str, terms: tuple[Term, ...]) -> bool:
    """Nothing but times and the words of a 完成时限 column."""
    if not terms or len(text) > 60:
        return False
    rest, at = [], 0
    for term in terms:
        rest.append(text[at : term.start])
        at = term.end
    return _BARE_LEFT.fullmatch("".join([*rest, text[at:]])) is not None


def _is_due(text: str, term: Term, year: int | None, *, cell: bool) -> bool:
    if term.opens or _is_start(text, term) or term.suffix in {"以来", "来", "后", "以后", "之后"}:
        return False
    if cell:
        return True
    if term.shape is Shape.RELATIVE:
        return not _in_past(text, term, weak=True)
    if _tells_something_else(text, term):
        return False
    weak = _is_weak(text, term)
    if weak and not _may_stand_bare(text, term, year):
        return False
    return not _in_past(text, term, weak=weak)


def _tells_something_else(text: str, term: Term) -> bool:
    """A comparison, a property of a thing, the years of a plan without its marks, a day of review."""
    if term.dotted or _is_base(text, term) or _TOLD_AFTER.match(text, term.end):
        return True
    before = text[max(0, term.start - 24) : term.start]
    if _OTHER_BEFORE.search(before):
        return True
    if term.closes and not term.suffix and _PLAN_BEFORE.search(before) and _PLAN_AFTER.match(text, term.end):
        return True
    return term.implied and not term.suffix and not term.said and _LOOKED_AT.match(text, term.end) is not None


def _is_weak(text: str, term: Term) -> bool:
    """Nothing says outright that it is a deadline: a year, a month or a day that merely stands there."""
    if term.suffix or term.closes or _is_labelled(text, term):
        return False
    if term.said and (term.said in {"到", "至"} or _AIM.fullmatch(term.said)):
        return term.said in {"在", "于"}
    return term.shape is not Shape.PART


def _may_stand_bare(text: str, term: Term, year: int | None) -> bool:
    if term.year is not None and year is not None and term.year < year:
        return False  # told of an earlier year
    if term.shape is Shape.DAY:
        return _HELD_AFTER.match(text, term.end) is not None  # 2019年11月11日 dates a letter
    if term.implied and term.shape is Shape.MONTH:
        return _DONE_AFTER.match(text, term.end) is not None  # 9月 alone sets a scene
    if term.implied and term.shape is Shape.YEAR:
        return False  # 今年 too
    if _FAIR_AFTER.match(text, term.end) and not _HELD_BEFORE.search(text[max(0, term.start - 8) : term.start]):
        return False
    if _GOING_BY.search(text[max(0, term.start - 12) : term.start]):
        return False
    return not (_NAME_AFTER.match(text, term.end) or (term.shape is Shape.PLAN and _PLAN_AFTER.match(text, term.end)))


def _is_labelled(text: str, term: Term) -> bool:
    """（2022年12月）, 完成时限：2022年12月31日."""
    before, behind = text[max(0, term.start - 12) : term.start].rstrip(), text[term.end : term.end + 4].lstrip()
    bracketed = before.endswith(("（", "(", "【", "[")) and behind.startswith(("）", ")", "】", "]"))
    return bracketed or re.search(r"(?:时限|时间|期限|进度)\s*[:：]?$", before[-6:]) is not None


def _is_start(text: str, term: Term) -> bool:
    if term.suffix in {"起", "开始", "始"}:
        return True
    if term.suffix or term.closes:
        return False
    return term.said in {"自", "自从", "从", "始于"} or _STARTING.match(text, term.end) is not None


def _is_base(text: str, term: Term) -> bool:
    return term.said in {"比", "较", "相对"} or _BASE_AFTER.match(text, term.end) is not None


def _recurs(text: str, term: Term) -> bool:
    return term.implied and _RHYTHM.search(text[max(0, term.start - 14) : term.start]) is not None


def _in_past(text: str, term: Term, *, weak: bool) -> bool:
    told = _clause(text, term)
    return _PAST.search(told) is not None or (weak and _REPORT.search(told) is not None)


def _clause(text: str, term: Term) -> str:
    """The clause that the term stands in; where the term only opens the sentence (2018年，…), the next one too."""
    begin = max(
        (end.end() for end in _CLAUSE_END.finditer(text, max(0, term.start - 80), term.start)),
        default=max(0, term.start - 80),
    )
    stop = _CLAUSE_END.search(text, term.end, term.end + _NEAR)
    if stop and stop[0] in "，,：:" and not text[term.end : stop.start()].strip():
        stop = _CLAUSE_END.search(text, stop.end(), stop.end() + _NEAR)
    return text[begin : stop.start() if stop else term.end + _NEAR]


def _step(text: str, dated: list[Deadline], place: int) -> str:
    """The words of one dated step: its sentence, from its own clause to the clause of the next deadline."""
    one = dated[place]
    marks = [end.end() for end in _CLAUSE_END.finditer(text, max(0, one.start - _NEAR), one.start)]
    begin = marks[-1] if marks else max(0, one.start - _NEAR)
    stop = _SENTENCE_END.search(text, one.end, one.end + 2 * _NEAR)
    finish = stop.start() if stop else min(len(text), one.end + 2 * _NEAR)
    if place + 1 < len(dated) and dated[place + 1].start < finish:
        commas = [end.start() for end in _CLAUSE_END.finditer(text, one.end, dated[place + 1].start)]
        finish = commas[-1] if commas else dated[place + 1].start
    return text[begin:finish].strip(" \t　，,、")


def _day(due: str | None) -> str:
    """A year ends on its last day, a month on its last: for comparing only."""
    return (due or "") + {4: "-12-31", 7: "-31"}.get(len(due or ""), "")
