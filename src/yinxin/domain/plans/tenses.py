"""Goal or result: 力争, 到2025年, 不少于 look ahead; 已, 累计, 五年来, 成功, 截至 look back."""

from __future__ import annotations

import re

from yinxin.domain.plans.proposal import FigureKind

_NOT_YET = r"力争|争取|拟|将(?!其|.{0,6}(?:纳入|列为))|计划(?:到|在|于|建|新|投)|预计|确保|目标|要(?!素|点|求|闻|件)|不[少低]于|不得|至少|应当?|需要?"
_AHEAD = re.compile(rf"{_NOT_YET}|到\s*\d{{4}}\s*年|末|每年(?!来|均已)")
_BACK = re.compile(
    r"已(?![婚知])(?![^，。；]{0,14}的)|(?<![为除])了(?![解如])|截[至止]|[年月]来|以来|曾|先后|成功|荣获|获评|获批|被评为|过去|目前|现有|实有|累计(?!.{0,4}不少于)|同比|共(?:有|接|完成|实现|办|收|建成)|这是"
)
_SURELY_BACK = re.compile(r"已(?![婚知])(?![^，。；]{0,14}的)|(?<![为除])了(?![解如])|截[至止]|[五十三几\d]年来|以来")
# 一起争取省里支持 is what was done all along.
_SURELY_AHEAD = re.compile(
    r"力争|争取(?![^，。；]{0,8}(?:支持|资金|政策|指导|重视|帮助))|到\s*\d{4}\s*年|拟(?!定)|将(?:达到?|建|新增|完成|实现|继续)"
)


def kind_of(*, clause: str, so_far: str, sentence: str, given: FigureKind | None) -> FigureKind:
    """Of a number in `clause`; `so_far` is its sentence up to there. `given`, what the document's part is about, yields
    only to plain words against it.
    """
    if given is FigureKind.TARGET:
        back = _SURELY_BACK.search(so_far) and not _SURELY_AHEAD.search(clause)
        return FigureKind.ACHIEVED if back else given
    if given is FigureKind.ACHIEVED:
        ahead = _SURELY_AHEAD.search(sentence) and not _SURELY_BACK.search(sentence)
        return FigureKind.TARGET if ahead else given
    if _AHEAD.search(clause) and not _SURELY_BACK.search(clause):
        return FigureKind.TARGET
    return FigureKind.ACHIEVED if _BACK.search(sentence) else FigureKind.TARGET
