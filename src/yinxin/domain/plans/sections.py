"""What kind of passage a heading announces: background, goals, duties, a report, an annex."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yinxin.domain.plans.proposal import SectionKind

_ANNEX = re.compile(r"^\s*(?:附件|附表|附录|附则)")
_GOAL = re.compile(r"目标|指标|愿景")
_REPORT = re.compile(
    r"(?:工作|主要|发展|建设|取得的?|阶段性)(?:成效|成绩|成果|进展|总结)|回顾|工作(?:开展|完成|进展)情况|落实情况|主要做法|成绩单|显著提升|总结$|情况(?:汇报|报告|通报)|存在(?:的)?(?:问题|不足)"
)
_BACKGROUND = re.compile(
    r"指导思想|总体要求|总体思路|基本原则|工作原则|原则$|重要意义|重大意义|必要性|背景|形势|发展基础|基础条件|现状|机遇|挑战|趋势|制约因素|"
    r"短板|前言|序言|引言|适用范围|编制依据|总则|战略定位|发展定位|定位$|有关要求|工作要求|认识"
)
_DUTY = re.compile(
    r"主要任务|重点任务|工作任务|任务分工|重点工作|工作措施|主要措施|政策措施|重点举措|主要举措|工作举措|具体措施|具体任务|重大工程|重点工程|重点项目|"
    r"实施步骤|工作安排|工作重点|任务清单|重点行动|专项行动|工作内容|主要内容|任务$|举措$|措施$|行动$"
)
_SAFEGUARD = re.compile(r"保障措施|组织保障|保障机制|组织实施|组织领导|实施保障|工作保障|保障$|工作要求|强化保障")

# What a title says of the whole document.
_PLAN_TITLE = re.compile(
    r"方案|计划|规划|意见|措施|要点|纲要|清单|分工|行动|部署|任务|办法|通知|决定|安排|条例|规定|细则|指南|指引|举措|项目|条$"
)
_REPORT_TITLE = re.compile(r"总结|报告|汇报|综述|情况|纪实|回顾|成绩单|侧记|通报|公报|公告|解读|讲话")


def kind_of(title: str, above: Sequence[str], *, report: bool, plan_has_duties: bool) -> SectionKind:
    """The kind of a passage under `title`, the headings above it and what the whole document is."""
    for text in (title, *reversed(above)):
        if _ANNEX.match(text):
            return SectionKind.ANNEX
        if _DUTY.search(text) or _SAFEGUARD.search(text):
            return SectionKind.REPORT if report else SectionKind.DUTIES
        if _REPORT.search(text):
            return SectionKind.REPORT
        if _GOAL.search(text):
            return SectionKind.GOAL
        if _BACKGROUND.search(text):
            return SectionKind.BACKGROUND
    if report:
        return SectionKind.REPORT
    return SectionKind.DUTIES if plan_has_duties and title else SectionKind.BACKGROUND


def holds_duties(title: str, above: Sequence[str]) -> bool:
    """Whether numbered items under these headings are duties though nobody is named: never principles or goals."""
    for text in (title, *reversed(above)):
        if _SAFEGUARD.search(text):
            return False
        if _DUTY.search(text):
            return True
        if _REPORT.search(text) or _GOAL.search(text) or _BACKGROUND.search(text) or _ANNEX.match(text):
            return False
    return True


def is_safeguard(title: str, above: Sequence[str]) -> bool:
    return any(_SAFEGUARD.search(text) for text in (title, *above))


def is_report(title: str) -> bool:
    """Whether the document reports (总结, 报告 …) rather than plans."""
    last_report = max((found.end() for found in _REPORT_TITLE.finditer(title)), default=-1)
    last_plan = max((found.end() for found in _PLAN_TITLE.finditer(title)), default=-1)
    return last_report > last_plan


def is_plan(title: str, headings: Sequence[str]) -> bool:
    """Whether a document without brackets or unit columns sets duties at all (an article does not)."""
    if is_report(title):
        return False
    return bool(_PLAN_TITLE.search(title)) or any(_DUTY.search(heading) for heading in headings)
