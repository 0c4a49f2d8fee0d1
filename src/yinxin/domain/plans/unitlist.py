"""A printed list of responsible units: who leads, who takes part, who guides, and which names stand for several.

Serves the unit columns of tables and the responsibility brackets and lines of narrative plans alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yinxin.domain.plans.proposal import LeadRule, Role, Unit
from yinxin.domain.plans.unitnames import is_group, looks_like_unit
from yinxin.domain.plans.unitsplit import depths, names, split_outside

# （排在首位的单位为牵头单位，下同）, 排在第一位的部门为牵头部门: the rule, not a unit.
_PLACE = r"(?:首位|第一位?|最前面?|前列|首|前面?|第1位?)"
RULE = re.compile(
    r"[（(]?(?:注[：:])?(?:以上|其中|各项)?(?:责任|负责)?(?:单位|部门|工作|任务)?(?:中)?[，,]?"
    rf"(?:(?:排名?|排序|列|位|名列|位列|居|排列)(?:在|于|居)?{_PLACE}|首位|第一(?:个|位)?(?=责任|单位|部门|者|的))(?:的|者|名)*(?:责任|负责)?(?:单位|部门)?"
    r"[，,]?(?:(?:为|是|即为|系)(?:该项)?(?:工作)?(?:任务)?(?:的)?(?:总)?牵头(?:负责|责任)?(?:单位|部门|者)?|(?:负责)?牵头)"
    r"(?:[，,、]其(?:他|余|它).{0,16}?(?:单位|部门|配合|参与|协助))?(?:(?:配合|参与|协助))?(?:[，,、；;]?下同)?[。]?[）)]?"
)

# 牵头单位： 责任部门: 配合（协办）单位： … a label and its colon.
LABEL = re.compile(
    r"(?:(?:市|省|区|县|州)(?:级|直))?(?P<lead>(?:总|共同)?(?:牵头|主办|主责|主管|主要责任|第一责任)(?:负责|责任|实施)?(?:单位|部门|机构|主体|处室|科室|市直单位)?(?:和责任单位)?)\s*[：:]\s*|"
    r"(?P<guide>(?:业务)?指导(?:单位|部门))\s*[：:]\s*|"
    r"(?P<person>(?:市|区|县|省|分管|包抓|包保|牵头|责任|联系|主管|挂钩)*(?:领导|责任人|负责人|联系人|市长|县长|区长))\s*[：:]\s*[^；;。）)\n]*|"
    r"(?P<time>(?:完成|办结|实施|整改|推进|建设)?(?:时限|时间|期限|节点|时间节点|时间安排|进度|进度安排|时间要求|年限))\s*[：:]\s*[^；;。）)\n牵责配]*|"
    r"(?:(?:市|省|区|县|州)(?:级|直))?(?P<member>(?:(?:责任|负责|配合|协办|协助|协同|参加|参与|支持|支撑|承办|落实|实施|完成|会办|组织|建设|执行|承担|分工|推进)(?:和|及|、|/|[（(])?)+(?:[）)])?(?:单位|部门|机构|主体|处室|科室)?)\s*[：:]\s*"
)

# （市外事局，持续推进）: how long it goes on, not who does it.
_STANDING = re.compile(r"[，,；;、]?(?:长期|持续|常态化|不断)(?:坚持|推进|实施|开展|落实|抓好)(?=$|[，,；;。、）)])")
# 市教育局（王某）: what stands in brackets after a name and is no unit may be a person, whom no list may keep.
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{2,4})[）)]$")
_DATED = re.compile(r"\d{4}年.*|.*[年月日]底?前?(?:完成)?")
# 【责任单位】市文旅局: a label in a box of its own.
_BOXED_LABEL = re.compile(r"[【\[]\s*([^【】\[\]：:]{2,8}(?:单位|部门|主体|时限|时间|领导|责任人))\s*[】\]]\s*[：:]?")

_END = r"(?=$|[，,；;。、\s）)])"
_VERB = re.compile(
    r"(?P<both>会同|(?<=牵头)商(?!务|业)|(?<=[局委办部厅署])商(?=市|省|区|县|自治区|国家)|联合(?=[市省区县]))|"
    rf"(?P<lead>(?:共同|联合|分别|负责|总|按职责(?:分工)?)*牵头(?!单位|部门|办|人)(?:负责|抓总|组织|实施|落实|推进|办理|完成|协调|统筹|制定|做好)*|为(?:第一)?(?:责任主体|牵头单位|牵头部门|主体责任单位)|为主(?:负责|责)?{_END}|主办{_END}|主责{_END})|"
    rf"(?P<guide>(?:负责|业务|统筹)*(?:指导|督导){_END})|"
    r"(?P<member>(?:(?:按|依|按照|依据|根据|在)(?:照)?(?:各自|有关|相关|部门)?(?:职责|职能|分工|权限|职权|事权|规定)(?:任务|范围内|内|和)?)(?:职责|权限|分工|任务)?(?:分工|分别|具体|共同|组织|抓好|做好|协同)*(?:负责|落实|实施|推进|配合|参与|办理|抓好落实)*(?:落实|实施|推进)?|"
    rf"(?:分别|具体|共同|分工|联合|组织|协同|积极|密切|予以|给予|做好|支持|参与|配合|各负其责)*(?:负责|配合|参与|参加|协助|协办|协同|支持|落实|实施|承办|推进|办理|执行)(?:落实|实施|组织实施|推进|配合|执行|工作|完成)*{_END})"
)

# 市文旅局（牵头）、市财政局: a role that one name carries in brackets.
_OWN_ROLE = re.compile(
    r"^(.+?)[（(](?:(牵头|主办|主责|总牵头)|(业务指导|指导)|(?:配合|协办|参与|协助|责任))(?:单位|部门)?[）)]$"
)
_RUN_ON = re.compile(
    r"(?<=[局委办厅部会联])(?=(?:市|省|县|区)(?![直属各级有场政民内外、])[^、，,；;]{1,14}(?:局|委|办|厅|部|会|中心|院|联)$)"
)
# 在市教育局指导下，…: the one under whose guidance it is done.
_UNDER = re.compile(r"在([^，,；;。、]{2,20}?)(?:的)?(?:统一|具体|业务)*指导下[，,]?")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """Units in printed order; `rest`: pieces that read as no unit."""

    units: tuple[Unit, ...]
    doubts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def find_lead_rule(text: str) -> bool:
    """Whether the document says once that the unit listed first leads (排在首位的单位为牵头单位，下同)."""
    return bool(RULE.search(text))


def read_units(
    text: str, *, role: Role = Role.MEMBER, lead_rule: LeadRule = LeadRule.NONE, strict: bool = False
) -> UnitReading:
    """Read a unit cell or the inside of a responsibility bracket.

    `role` is what the column or label says. `strict` (brackets) leaves what reads as no unit in `rest`; otherwise (a
    unit column) it is kept as a unit and doubted.
    """
    text = _STANDING.sub("", text)
    text = _BOXED_LABEL.sub(r"\1：", text)
    bare = _UNDER.sub(r"\1指导，", RULE.sub("", text))
    units: list[Unit] = []
    doubts: list[str] = []
    rest: list[str] = []
    for name_role, name in (held for part_role, part in _labelled(bare, role) for held in _phrases(part, part_role)):
        pieces = [piece for piece in _RUN_ON.split(name) if piece]
        if len(pieces) > 1:
            doubts.append(f"“{name}”像是{len(pieces)}个单位连写，已分别列出，请核对")
        for piece in pieces:
            doubts += _bracket_doubts(piece)
            if looks_like_unit(piece):
                units.append(Unit(piece, name_role, is_group(piece)))
                continue
            rest.append(piece)
            if strict or _DATED.fullmatch(piece):
                continue
            # In a unit column whatever is written in characters is somebody's name for a unit; nothing is dropped unsaid.
            if re.search(r"[一-龥]", piece):
                doubts.append(f"“{piece}”不像单位名称，请核对")
                units.append(Unit(piece, name_role, is_group(piece)))
            else:
                doubts.append(f"单位栏里的“{piece}”没有读成单位，请核对")
    read = _unique(units)
    if lead_rule is LeadRule.FIRST_LISTED and role is Role.MEMBER:
        read = first_leads(read)
    return UnitReading(read, tuple(doubts), tuple(rest))


def _bracket_doubts(piece: str) -> tuple[str, ...]:
    inner = _IN_BRACKETS.search(piece)
    if inner is None or is_group(piece) or looks_like_unit(inner[1]):
        return ()
    return (f"“{piece}”括号里的“{inner[1]}”若是人名，请删去",)


def first_leads(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The rule “排在首位的单位为牵头单位”: the first member leads, unless the list itself names a lead."""
    if any(unit.role is Role.LEAD for unit in units):
        return units
    first = next((at for at, unit in enumerate(units) if unit.role is Role.MEMBER), None)
    return tuple(replace(unit, role=Role.LEAD) if at == first else unit for at, unit in enumerate(units))


def _unique(units: list[Unit]) -> tuple[Unit, ...]:
    """One line a unit: a unit printed twice keeps its stronger role at its first place."""
    held: dict[str, Unit] = {}
    for unit in units:
        known = held.get(unit.name)
        if known is None or (unit.role is Role.LEAD and known.role is not Role.LEAD):
            held[unit.name] = unit
    return tuple(held.values())


def _labelled(text: str, role: Role) -> Iterator[tuple[Role, str]]:
    """Parts under their labels: 牵头单位：… 配合单位：…; what stands before the first label has the given role."""
    at, current = 0, role
    for label in LABEL.finditer(text):
        if label.start() > at:
            yield current, text[at : label.start()]
        at = label.end()
        if label["lead"]:
            current = Role.LEAD
        elif label["guide"]:
            current = Role.GUIDE
        elif label["member"]:
            current = Role.MEMBER
    yield current, text[at:]


def _phrases(text: str, role: Role) -> Iterator[tuple[Role, str]]:
    """Names with their role by the verb that follows them: A牵头，B、C配合; A会同B; A、B按职责分工负责."""
    for phrase in split_outside(text, "；;。\n"):
        at = 0
        after: Role | None = None
        for verb in _verbs(phrase):
            before = phrase[at : verb.start()]
            said = Role.LEAD if verb["lead"] or (verb["both"] and after is None) else None
            said = Role.GUIDE if verb["guide"] else said
            said = said or (Role.MEMBER if verb["member"] and role is not Role.GUIDE else after or role)
            for name in names(before):
                yield _own_role(name, said)
            at, after = verb.end(), Role.MEMBER
        for name in names(phrase[at:]):
            yield _own_role(name, after or role)


def _verbs(phrase: str) -> Iterator[re.Match[str]]:
    """Role verbs outside brackets."""
    open_at = depths(phrase)
    return (found for found in _VERB.finditer(phrase) if open_at[found.start()] == 0)


def _own_role(name: str, role: Role) -> tuple[Role, str]:
    own = _OWN_ROLE.match(name)
    if own is None:
        return role, name
    return (Role.LEAD if own[2] else Role.GUIDE if own[3] else Role.MEMBER), own[1]
