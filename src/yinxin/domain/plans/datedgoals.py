"""Goals with a date and no number: 2020年，完成二期修缮. They can be reported on as done or not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yinxin.domain.plans.clauses import Stretch, clauses
from yinxin.domain.plans.dates import Deadline
from yinxin.domain.plans.terms import Shape

# Something is then finished or there; 加强, 推进 and 开展 go on for ever.
_FINISHED = re.compile(
    r"建成|完成|实现|形成|建立|成立|出台|印发|制定|编制|基本|全面|举办|召开|开通|上线|投用|投入使用|竣工|验收|创建|设立|签订|缔结|启用|达到|消除|解决"
)


def dated_goals(
    text: str, sentence: Stretch, due: Sequence[Deadline], counted: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Deadline]]:
    """The clauses of a sentence that set a dated goal, without those that `counted` figures already tell."""
    parts = list(clauses(text, sentence))
    for place, clause in enumerate(parts):
        held = [one for one in due if clause.holds(one.start) and one.due and one.term.shape is not Shape.RELATIVE]
        if not held:
            continue
        last = held[-1]
        opens = not text[last.end : clause.end].strip() and place + 1 < len(parts)
        end = parts[place + 1].end if opens else clause.end
        quote = Stretch(clause.start, end)
        if _FINISHED.search(text, last.end, end) and not any(
            one.start < end and clause.start < one.end for one in counted
        ):
            yield quote, last
