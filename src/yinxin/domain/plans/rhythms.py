"""A number that only says how often a lasting duty comes round: 每半年更新一次, 每季度通报一次.

What is held or made (每年举办2期) is counted all the same, and so is a rhythm with a bound (每季度至少通报一次).
"""

from __future__ import annotations

import re

from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.plans.quantities import Quantity

_EVERY = re.compile(r"每(?:个)?(?:半?年|年度|季度?|月|周|星期|旬|日|天|学期|学年)|(?:按|逐)(?:年|季|月|周)")
# What is published, reported, looked at or kept up goes on for ever; its turns are not its goal.
_KEPT_UP = re.compile(
    r"(?:发布|公布|公示|公开|通报|更新|报送|上报|报告|汇报|值班|轮值|坐班|调度|会商|研判|评估|评价|督查|督导|检查|抽查|巡查|排查|考核|总结|汇总|维护|梳理|调整|核查|对账|清理|体检|监测|统计)了?\s*$"
)


def is_rhythm(quantity: Quantity, before: str) -> bool:
    """`before` is the clause up to the quantity. Only 次 and 期 without a bound."""
    bounded = quantity.comparator is not Comparator.EQUAL or quantity.upper is not None
    if bounded or quantity.unit not in {"次", "期"}:
        return False
    return _EVERY.search(before) is not None and _KEPT_UP.search(before) is not None
