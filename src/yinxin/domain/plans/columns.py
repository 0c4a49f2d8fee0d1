"""Words that head a column of a plan table, and what the column holds: who, what, how, by when.

The contract's list of columns (docs/reading.md) in any wording: 重点任务, 具体举措, 完成时限, 牵头单位, 责任领导 …
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from yinxin.domain.plans.periods import read_period_label
from yinxin.domain.plans.proposal import Period


class ColumnRole(StrEnum):
    ORDER = "order"
    PATH = "path"
    TITLE = "title"
    TEXT = "text"
    MEASURES = "measures"
    PHASE = "phase"
    DUE = "due"
    SAFEGUARDS = "safeguards"
    LEAD = "lead"
    MEMBER = "member"
    GUIDE = "guide"
    NOTES = "notes"
    OTHER = "other"


UNIT_ROLES = frozenset({ColumnRole.LEAD, ColumnRole.MEMBER, ColumnRole.GUIDE})
DUTY_ROLES = frozenset({ColumnRole.TITLE, ColumnRole.TEXT, ColumnRole.MEASURES})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the grid. `label` is the innermost heading as printed, `heading` all of them, outermost first."""

    role: ColumnRole
    label: str
    heading: str
    period: Period | None = None


LONGEST_HEADING = 24

_BODY = r"(?:单位|司局|部室|院系|学院|街道|中队|所队|部门|机构|主体|处室|科室|股室|室所|地区|县区|区县|地方|镇街|街镇|组织|一方|方)"
_PERSON = re.compile(
    r"领导|责任人|联系人|负责人|联络(?:员|人)|经办人|联系(?:方式|电话)|电话|手机|^(?:市|区|县|局|处|科|镇)长$|包保|挂(?:钩|点)|签[字名]|姓名|职务"
)
_ORDER = re.compile(
    r"^(?:(?:任务|总|分|项目|行|事项|工作|顺)?序(?:号|列)?|(?:任务|项目|事项|条目)?编号|代码|项次|行次|号|NO\.?|No\.?|no\.?|#)$"
)
# 完成情况, 进展, 备注, 说明: what happened, and whatever did not fit elsewhere.
_NOTES = re.compile(
    r"备[注考]|^(?:附)?注$|说明|进展|情况$|状态|^完成与否|是否|评价|得分|考核|填报|来源|依据|^(?:现状|基础)$|投资额?|资金|预算|金额|经费|地[点址]|范围"
)
_DUE = re.compile(
    r"时限|期限|(?:完成|截止|办结|整改|结束|启动|实施|推进|建设|落实|起止|计划|预计|拟)(?:的)?(?:时间|日期|年[限度])|时间(?:节点|进度|要求|安排|表|计划|节点要求)?$|"
    r"^(?:时间|节点|年限|日期|进度)|(?:进度|工期)(?:安排|要求|计划|节点)?$|完成进度|时序"
)
_LEAD = re.compile(r"牵头|主办|主责|第一责任|总负责")
_GUIDE = re.compile(r"(?:指导|督导|督办|督查|监督)" + _BODY)
_MEMBER = re.compile(
    r"(?:责任|配合|协办|协同|协作|协助|参加|参与|承办|实施|落实|主管|支持|支撑|承担|承接|建设|执行|共同|相关|有关|负责|联合|成员|组织|业主|申报|申请|项目|完成|推进|分工|会办|监管|管理|职能|涉及|所属|归口|对口|行业|市直|省直|区直|县直|属地|各)"
    r"(?:[（(]?[和及与、/·（(]?(?:责任|配合|协办|协同|参加|参与|承办|实施|落实|支持|承担|负责)[）)]?)*[）)]?"
    + _BODY
    + r"|^(?:责任|职责|任务|工作|部门|单位)?分工$|^责任(?:落实|分解)$|业主$|^(?:责任|配合|协办|参加|参与|实施|承办|落实)$"
)
_BARE_UNIT = re.compile(r"^(?:各)?(?:单位|部门|机构)(?:名称)?$")
_SAFEGUARDS = re.compile(r"保障")
_MEASURES = re.compile(r"措施|办法|路径|抓手|做法|对策|步骤|方法|手段")
_STEPS = re.compile(r"举措")
_PATH = re.compile(
    r"类别|分类|类型|领域|板块|方面|门类|大类|小类|维度|层[级面]|专题|模块|篇章|章节|^(?:[^内措任]{0,6})(?:行动|工程|专项|体系|战略|类)(?:名称)?$"
)
_TEXT = re.compile(r"内容|要求|标准|简介|概况|规模|描述|释义|概述|详情")
_WORK = re.compile(r"^(?:主要|重点|具体|年度|全年|本年度?|当年|\d{4}年度?)?工作内容$")
_TARGET = re.compile(r"目标|阶段|成效|成果|目的|效果|预期|指标值")
_TITLE = re.compile(
    r"任务|事项|举措|项目|工作(?!目标|要求|标准|进展|情况)|指标|名称|要点|问题|课题|政策|条款|事宜|议题|内容$|活动|改革|安排|实事|清单|主题"
)
# 一季度, 上半年, 近期, 第一阶段: phases that name no years.
_PHASE_NAME = re.compile(
    r"^(?:第?[一二三四1-4]季度|[上下]半年|近期|中期|远期|全年|年内|第[一二三四五]阶段|[一二三四五]阶段|[1-9]\d?月份?|十?[一二]?月)(?:[（(].*[）)])?(?:目标|任务|工作目标|进度|计划)?$"
)
_MIXED = re.compile(
    r"牵头.{0,6}[、/和及与（(].{0,4}(?:责任|配合|协办|参加|参与|实施|落实|承办)|(?:责任|配合|协办|参加|参与|实施).{0,6}[、/和及与（(].{0,4}牵头"
)
_BRACKETED = re.compile(r"[（(【\[][^（()）\]】]*[）)\]】]")


def plain_heading(text: str) -> str:
    """A heading without what only its layout put there: line breaks and blanks inside (工作⏎分类, 主 要 内 容), full width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip(":：*＊")


def role_of(text: str) -> ColumnRole | None:
    """What a column headed by these words holds; None where they head no column we know."""
    word = plain_heading(text)
    # 责任单位（排在首位的为牵头单位，下同）: what stands in brackets explains and does not count.
    bare = _BRACKETED.sub("", word) or word.strip("()[]【】")
    if not bare or len(bare) > LONGEST_HEADING or re.search(r"[。；;!?]", bare):
        return None
    return _certain_role(bare) or _period_role(bare) or _likely_role(bare) or _unit_role(word)


def bare_heading(text: str) -> str:
    return _BRACKETED.sub("", plain_heading(text))


def is_heading_cell(text: str) -> bool:
    return role_of(text) is not None


def _certain_role(word: str) -> ColumnRole | None:
    if _ORDER.search(word):
        return ColumnRole.ORDER
    unit = _unit_role(word)
    if unit is not None:
        return unit
    if _PERSON.search(word):
        return ColumnRole.NOTES
    if _SAFEGUARDS.search(word):
        return ColumnRole.SAFEGUARDS
    if _NOTES.search(word) and not re.search(r"任务|事项|项目(?:名称)?$", word):
        return ColumnRole.NOTES
    if re.search(r"目标", word) and not re.search(r"任务|事项|名称", word):
        return ColumnRole.PHASE
    if _DUE.search(word):
        return ColumnRole.DUE
    return None


def _unit_role(word: str) -> ColumnRole | None:
    if _PERSON.search(word) and not re.search(_BODY, word):
        return None
    if _LEAD.search(word) and len(word) <= 20 and (re.search(_BODY, word) or len(word) <= 4):
        # 牵头及配合单位: both stand in one column, so each unit is what the text in the cell says.
        return ColumnRole.MEMBER if _MIXED.search(word) else ColumnRole.LEAD
    if _GUIDE.search(word):
        return ColumnRole.GUIDE
    if _MEMBER.search(word) or _BARE_UNIT.search(word):
        return ColumnRole.MEMBER
    return None


def _period_role(word: str) -> ColumnRole | None:
    """2015-2017年, 2024年目标, 一季度; not 2024年重点任务, which names the duties."""
    if _PHASE_NAME.search(word):
        return ColumnRole.PHASE
    if read_period_label(word) is not None and not re.search(r"任务|事项|举措|措施|项目|重点|内容|工作", word):
        return ColumnRole.PHASE
    return None


def _likely_role(word: str) -> ColumnRole | None:
    rules = (
        (_MEASURES, ColumnRole.MEASURES),
        (_PATH, ColumnRole.PATH),
        (_WORK, ColumnRole.TITLE),
        (_TEXT, ColumnRole.TEXT),
        (_TITLE, ColumnRole.TITLE),
        (_TARGET, ColumnRole.PHASE),
    )
    return next((role for pattern, role in rules if pattern.search(word)), None)


def is_bare_unit(label: str) -> bool:
    """单位 alone may head the unit of measure as well as the responsible one: only the cells tell."""
    return bool(_BARE_UNIT.search(plain_heading(label)))


def is_step_heading(label: str) -> bool:
    """具体举措 beside 重点任务 lists the steps of the task; alone it is the task."""
    return bool(_STEPS.search(plain_heading(label)))


def is_strong_duty(label: str) -> bool:
    """Words that only head duties, never statistics."""
    return bool(re.search(r"任务|举措|措施|重点工作|工作(?:内容|事项|要点)|目标任务|实事", plain_heading(label)))


def is_plain_note(label: str) -> bool:
    return bool(re.search(r"备[注考]|^附?注$", plain_heading(label)))


def heading_of(parts: list[str]) -> Column:
    """The column under a stack of headings, outermost first: 目标进度 over 2015-2017年."""
    words = list(dict.fromkeys(part for part in (plain_heading(part) for part in parts) if part))
    if not words:
        return Column(ColumnRole.OTHER, "", "")
    label, heading = words[-1], "".join(words)
    role = role_of(label) or role_of(heading) or ColumnRole.OTHER
    if len(words) > 1:
        outer = role_of(words[-2])
        # 责任分工 over 牵头 | 配合; 目标进度 over 近期 | 远期: what the outer word says where the inner says nothing certain.
        if outer in (*UNIT_ROLES, ColumnRole.PHASE) and role not in (*UNIT_ROLES, ColumnRole.NOTES, ColumnRole.DUE):
            role = outer
        # 进度安排 over 2024年 | 2025年 tells phases, not one deadline.
        if outer is ColumnRole.DUE and read_period_label(label) is not None:
            role = ColumnRole.PHASE
    period = read_period_label(label) or read_period_label(heading) if role is ColumnRole.PHASE else None
    return Column(role, label, heading, period)
