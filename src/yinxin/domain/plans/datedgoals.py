"""Goals with a date and no number: 2020年，完成二期修缮. They can be reported on as done or not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yinxin.domain.plans.clauses import Stretch, clauses
from yinxin.domain.plans.dates import Deadline
from yinxin.domain.plans.reach import finishes, is_of_whole
from yinxin.domain.plans.terms import Shape

# Something is then finished or there; 加强, 推进 and 开展 go on for ever.
_FINISHED = re.compile(
    r"建成|完成|实现|形成|建立|成立|出台|印发|制定|编制|基本|全面|举办|召开|开通|上线|投用|投入使用|竣工|验收|创建|设立|签订|缔结|启用|达到|消除|解决"
)
# 侨商大会定于11月8日在榕江召开: what is held stands before the date.
_HELD_ONLY = re.compile(r"\s*(?:在[^，。；]{1,20}?)?(?:举办|举行|召开|开幕|完成|建成|完工|开工|启用)\s*")
_POINTING = re.compile(r"(?:定|拟|将|计划|力争|确保|预计|并|要|应)*[于在到]?\s*$")
# 达到下列目标: the goals are told further on.
_ANNOUNCED = re.compile(r"以下|如下|下列")


@dataclass(frozen=True, slots=True)
class DatedGoal:
    """`subject` is what will be there by the date, inside `quote`."""

    quote: Stretch
    subject: Stretch
    deadline: Deadline


def dated_goals(
    text: str, sentence: Stretch, due: Sequence[Deadline], counted: Sequence[Stretch]
) -> Iterator[DatedGoal]:
    """The clauses of a sentence that set a dated goal, without those that `counted` figures already tell."""
    parts = list(clauses(text, sentence))
    for place, clause in enumerate(parts):
        held = [one for one in due if clause.holds(one.start) and one.due and one.term.shape is not Shape.RELATIVE]
        goal = _goal(text, parts, place, held[-1]) if held else None
        if goal and not any(one.start < goal.quote.end and goal.quote.start < one.end for one in counted):
            yield goal


def _goal(text: str, parts: list[Stretch], place: int, last: Deadline) -> DatedGoal | None:
    clause = parts[place]
    if finishes(text, last, clause):
        # （市侨联牵头，2025年8月底前完成）: the date of the whole duty. 建设驿站，2025年8月底前完成: the goal stands before.
        if is_of_whole(text, last) or not place or not text[parts[place - 1].start : parts[place - 1].end].strip():
            return None
        before = parts[place - 1]
        return DatedGoal(Stretch(before.start, clause.end), before, last)
    opens = not text[last.end : clause.end].strip() and place + 1 < len(parts)
    end = parts[place + 1].end if opens else clause.end
    if not _FINISHED.search(text, last.end, end) or _ANNOUNCED.search(text, last.end, end):
        return None
    return DatedGoal(Stretch(clause.start, end), _subject(text, clause, last, end), last)


def _subject(text: str, clause: Stretch, last: Deadline, end: int) -> Stretch:
    before = _POINTING.sub("", text[clause.start : max(clause.start, last.start)])
    if before.strip() and _HELD_ONLY.fullmatch(text, last.end, end):
        return Stretch(clause.start, clause.start + len(before))
    return Stretch(last.end, end)
