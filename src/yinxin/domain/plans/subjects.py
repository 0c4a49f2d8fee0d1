"""The duty-bearer of a plan that uses no brackets: the subject before 要, 应, 负责 (“市商务局要组织…”)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yinxin.domain.plans.proposal import Role, Unit
from yinxin.domain.plans.unitlist import read_units
from yinxin.domain.plans.unitnames import GROUP_NAME, is_group, looks_like_unit

_SENTENCE = re.compile(r"[。；;！\n]")
# Modal words that make the unit before them the bearer. 要 also ends 需要, 主要, 重要 and is none there.
_MUST = re.compile(
    r"(?<![需主重必只摘纪首])(?:要(?!求|素|件|点|闻|道|么)|应当|应(?!用|急|对|邀|届|付|收|税)|须(?!知)|负责(?!人|制(?![定订作]))|牵头(?!单位|部门)|会同)"
)
# 由市商务局牵头… : the agent of a passive, at the head of a clause only.
_BY = re.compile(
    r"(?:^|[，,])(?:具体[^，,。]{0,8}|(?!建立|形成|构建|组建|成立|健全|实行|完善)[^，,。由]{0,12}?)由(?P<who>[^。；;]{2,60}?)(?:共同|联合|具体|分别|统一|统筹|按职责分工|按职责)*(?P<verb>牵头|负责|会同|(?<!协)商|转发|研究|组织|制定|提出|统筹|承办|落实|具体|按)"
)
# Adverbials between a subject and its 要: 在…过程中, 结合自身职能, 切实 …
_ADVERBS = re.compile(
    r"(?:[，,]?在[^，]{2,30}(?:时|中|过程中|基础上|内|上|下|前|后)|[，,]?(?:根据|按照|结合|依托|围绕|对照|针对|通过)[^，]{2,30}|[，,]?充分[^，]{2,20}|"
    r"切实|认真|积极|进一步|相应|尽快|继续|坚决|严格|持续|都|均|也|还|共同|分别|定期|及时|可|主要|同时|务必|一律|原则上|每年|每季度|每月)[，,]?$"
)
# 到2023年底，… 一是… 同时，…: what may stand before the subject.
_WHEN = re.compile(
    r"^(?:(?:到|自|从|截至|力争)?(?:\d{4}|今|明|每)年[^，,。]{0,12}[，,]|[一二三四五六七八九]是|同时[，,]|此外[，,]|其中[，,])"
)
_OPENING = re.compile(r"^(?:同时|其中|此外|对此|今后|[一二三四五六七八九]是|要求|由)[，,：:]?(?=市|省|各|全|区|县)")
_PARTNER = re.compile(r"(?:，|,)?(?:牵头)?(?:会同|商(?!务|业)|联合)([^，,。；;]{2,60})")
_UNIT_STOP = re.compile(
    r"(?:局(?!部)|委(?!托|员(?!会))|办(?![法理好成事案学结证件公])|部(?![署分门])|厅|署(?!名)|院(?!校)|室|处(?![理置])|会(?![同议商员])|联(?![合动系席])|"
    r"社(?!会)|府|中心|银行|公司|校|团(?![队体])|队(?!伍)|组(?!织)|部门|单位)(?![、和及与（(])"
)
# 由甲牵头，乙、丙配合
_HELPERS = re.compile(
    r"(?:负责|组织实施|落实|实施|推进)?[，,、；;]([^。会商]{2,80}?)(?:分别|共同|协同|积极|按职责分工|按职责|依职责)*(?:配合|参与|协助|参加|支持|落实|负责|协办)"
)
_ASIDE = re.compile(
    r"[，,]([^，,。；;]{2,40}?)(?:予以|给予|做好|负责|积极|共同|协同|按职责)*(指导|支持|配合|协助|参与)(?=[，,。；;]|$|.{0,4}工作)"
)
_EACH = re.compile(
    r"(?:每个|各)(?:设区市|市|县|区|镇|街道|单位|部门|地)(?=(?:至少|建立|设立|建成|选派|确定|每年|开展|培育|打造))"
)


def read_subjects(text: str) -> tuple[Unit, ...]:
    """Units that the sentences of an item make responsible, in order, each once."""
    held: dict[str, Unit] = {}
    for sentence in _SENTENCE.split(text):
        for unit in _of_sentence(sentence.strip()):
            if unit.name not in held and any(_same_office(unit.name, name) for name in held):
                continue
            known = held.get(unit.name)
            if known is None or (unit.role is Role.LEAD and known.role is not Role.LEAD):
                held[unit.name] = unit
    return tuple(held.values())


def _same_office(name: str, known: str) -> bool:
    """自治区国资委 after 国资委: one office, named with and without its level."""
    longer, shorter = (name, known) if len(name) > len(known) else (known, name)
    return longer.removesuffix(shorter) in ("自治区", "省", "市", "州", "县", "区")


def _of_sentence(sentence: str) -> Iterator[Unit]:
    bare = _WHEN.sub("", sentence)
    agent = _BY.search(bare)
    found = tuple(_agents(agent["who"], agent["verb"], bare[agent.end() :])) if agent else ()
    found = found or tuple(_subject(bare))
    yield from found
    if found:
        yield from _aside(bare, {unit.name for unit in found})


def _aside(sentence: str, known: set[str]) -> Iterator[Unit]:
    """甲负责编制，乙指导，丙给予支持: those who only help, once somebody bears the duty."""
    for aside in _ASIDE.finditer(sentence):
        reading = read_units(aside[1], strict=True)
        if reading.rest or not all(_bears(unit) for unit in reading.units):
            continue
        role = Role.GUIDE if aside[2] == "指导" else Role.MEMBER
        yield from (Unit(unit.name, role, unit.group) for unit in reading.units if unit.name not in known)


def _agents(who: str, verb: str, rest: str) -> Iterator[Unit]:
    reading = read_units(who, strict=True)
    if not reading.units or reading.rest or not all(_bears(unit) for unit in reading.units):
        return
    lead = verb in ("牵头", "会同")
    for unit in reading.units:
        yield Unit(unit.name, Role.LEAD if lead else unit.role, unit.group)
    if lead:
        yield from _helpers(rest) or _partners(rest if verb != "会同" else "会同" + rest)


def _helpers(rest: str) -> tuple[Unit, ...]:
    """…牵头，乙、丙配合: those who take part."""
    helpers = _HELPERS.match(rest)
    reading = read_units(helpers[1], strict=True) if helpers else None
    if reading is None or reading.rest:
        return ()
    return tuple(Unit(unit.name, Role.MEMBER, unit.group) for unit in reading.units)


def _partners(rest: str) -> tuple[Unit, ...]:
    """甲要会同乙编制…, 由甲牵头商乙研究提出: the one consulted takes part, and the one before 会同 leads."""
    partner = _PARTNER.match(rest)
    if not partner:
        return ()
    reading = read_units(_leading_names(partner[1]), strict=True)
    return tuple(Unit(unit.name, Role.MEMBER, unit.group) for unit in reading.units) if not reading.rest else ()


def _leading_names(text: str) -> str:
    """The names a clause opens with: they end at the first unit ending that no further one follows closely."""
    stops = [found.end() for found in _UNIT_STOP.finditer(text) if found.end() >= 3]
    for at, following in zip(stops, [*stops[1:], len(text) + 9], strict=False):
        if following - at > 4:
            return text[:at]
    return text


def _subject(sentence: str) -> Iterator[Unit]:
    """Units that open a clause when 要, 应, 负责 … follows in it or after one adverbial; each clause may have its own."""
    found, at = False, 0
    for must in _MUST.finditer(sentence[:160]):
        clause = sentence[at : must.start()]
        # A second bearer stands after a comma of its own: 甲要建…，乙要管….
        names = _names_before(clause if not found else clause.rpartition("，")[2] if "，" in clause else "")
        if not names:
            continue
        found, at = True, must.end()
        rest = sentence[must.end() :]
        partners = _partners("会同" + rest if must[0] == "会同" else rest)
        if must[0] == "牵头" and not partners:
            partners = _helpers(rest)
        lead = must[0] == "牵头" or bool(partners)
        yield from (Unit(u.name, Role.LEAD if lead else u.role, u.group) for u in names)
        yield from partners
    if not found:
        yield from _placeholder(sentence)


def _placeholder(sentence: str) -> Iterator[Unit]:
    """各市、县新建的加油站要…, 每个设区市建立…: the placeholder bears it though more stands before the verb."""
    placeholder = GROUP_NAME.match(sentence)
    must = _MUST.search(sentence[:140])
    each = _EACH.match(sentence)
    if placeholder and must and _governs(sentence[placeholder.end() : must.start()]):
        yield Unit(placeholder[0], Role.MEMBER, group=True)
    elif each:
        yield Unit(each[0], Role.MEMBER, group=True)


def _governs(between: str) -> bool:
    """Between a placeholder and its 要 only what belongs to it may stand (各市、县新建的加油站要…)."""
    return len(between) <= 16 and not re.search(r"[，,]", between)


def _names_before(before: str) -> tuple[Unit, ...]:
    """Units that fill the clause before the modal word, adverbials and a leading condition aside."""
    clause = _OPENING.sub("", before.strip(" 　，,"))
    for candidate in _candidates(clause):
        who = candidate
        while (tail := _ADVERBS.search(who)) and tail.start() > 1:
            who = who[: tail.start()].rstrip("，, ")
        reading = read_units(who, strict=True)
        if reading.units and not reading.rest and "由" not in who and all(_bears(unit) for unit in reading.units):
            return reading.units
    return ()


def _candidates(clause: str) -> Iterator[str]:
    """The whole clause; then, where a condition or purpose stands before it, what follows the last comma."""
    yield clause
    head, comma, tail = clause.rpartition("，")
    if comma and not _names_end(head):
        yield tail


def _names_end(head: str) -> bool:
    """Whether what stands before the comma is itself a list of units (市教育局，各区政府要…)."""
    reading = read_units(head, strict=True)
    return bool(reading.units) and not reading.rest


# 市场要素, 社会应当, 研学旅行应: common nouns that end like a unit and bear no duty.
_COMMON = re.compile(
    r"(?:市场|社会|机会|会议|大会|晚会|展会|年会|旅行|同行|平台|后台|舞台|网站|互联网|现场|旅行团|代表团|团队|工作站|车站|培训班|课程|项目|系统)$"
)


def _bears(unit: Unit) -> bool:
    """Firms and owners named in general (物流配送企业, 业主委员会) bear no public duty; a named firm may."""
    if re.search(
        r"(?:服务企业|配送企业|销售企业|业主委员会|行业企业|生产企业|项目业主|经营者|消费者|干部|党员|群众|学生)$",
        unit.name,
    ):
        return False
    if re.match(r"其|各方|谁|双方|本|该", unit.name) or re.search(r"(?:建成区|城区|辖区|主城区)$", unit.name):
        return False
    if _COMMON.search(unit.name):
        return False
    if re.search(r"[的了着把将对为从向使让被]|工作$|建设(?!局|委|厅|部|部门)$", unit.name.replace("有关的", "")):
        return False
    return looks_like_unit(unit.name) or is_group(unit.name)
