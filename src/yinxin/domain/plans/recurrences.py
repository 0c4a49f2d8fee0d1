"""How often a duty comes back: 每季度, 每年组织一次, 逐年, 年度计划. 定期 says only that it does, so it says nothing here."""

from __future__ import annotations

import re

from yinxin.domain.plans.proposal import Recurrence

_COUNT = r"(?:[一1１](?:次|期|场|届|轮|回|度)|[二两三四\d]+次)"

# In the order of the contract; the first in the text decides. 每年、每逢年度, 一年一次/一年一度, 逐年, 分年度, 年度计划/考核.
_NOTATIONS = {
    # 每半年, 半年一次, 半年一小结, 每年上、下半年各一次
    Recurrence.HALF_YEARLY: rf"[每隔]半年|半年{_COUNT}|每年[^，。；]{{0,6}}下半年各|半年[一1](?:小结|总结|评估|评议|督查|调度|通报|报)",
    # 每周, 一周一次, 周例会, 周调度, 周报
    Recurrence.WEEKLY: rf"每(?:个)?(?:星期|周)(?!边|期|末|围|岁|年|到)|按周|逐周|[一1]周{_COUNT}|周(?:例会|调度|通报|报告|报制)",
    # 每月, 每个月, 按月, 逐月, 一月一调度, 月调度, 月报
    Recurrence.MONTHLY: rf"每(?:个)?月|按月|逐月|[一1](?:个)?月{_COUNT}|[一1]月[一1](?:调度|通报|报|督|总结)|月(?:度)?(?:调度|通报|例会|报告)|月报(?!纸)",
    # 每季, 每季度, 按季(度), 逐季, 季度通报, 一季一督查
    Recurrence.QUARTERLY: rf"每(?:个|一)?季(?!稻|作物)|按季|逐季|[一1]季(?:度)?{_COUNT}|[一1]季度?[一1](?:调度|通报|报|督|总结)|季度(?:调度|通报|例会|报告|督查|监测)|季报",
    # 每年, 每一年, 逐年组织 (逐年提高 is a trend), 按年(度), 分年度, 年年, 一年一次/一度/一届, 年检; 下达年度计划, 开展年度考核:
    # who makes a yearly thing makes it every year, while 纳入年度考核 only says where something is looked at.
    Recurrence.YEARLY: rf"每[一]?(?:个)?年(?!级|龄|轮|份)|逐年(?![提增加递升降减下扩改上])|按年度?|分年度|年年|[一1]年{_COUNT}|[一1]年[一1](?:评|考|小结|调度)|(?:下达|制定|编制|印发|开展|发布|形成|实行|组织|报送|出具|撰写)[^，。；]{{0,6}}年度[^，。；]{{0,6}}(?:计划|报告|考核|评估|检查|评价|要点|清单)|年检|年审",
}
_FINDERS = tuple((kind, re.compile(pattern)) for kind, pattern in _NOTATIONS.items())
_NAMED = re.compile(r"《[^《》]{0,200}》")
# 2022年度 is a year, not a rhythm; 上年度, 本年度 and 跨年度 neither; 年度 after a digit or these is struck out first.
_ONE_YEAR = re.compile(r"(?:\d\s*|[上本下当该跨两各前])年度")


def read_recurrence(text: str) -> Recurrence | None:
    """The first rhythm that `text` states, or None. The name of a document (《…年度报告》) states none."""
    plain = _NAMED.sub(lambda held: "《" + "　" * (len(held[0]) - 2) + "》", text)
    plain = _ONE_YEAR.sub(lambda held: "　" * len(held[0]), plain)
    held = [
        (found.start(), rank, kind) for rank, (kind, finder) in enumerate(_FINDERS) if (found := finder.search(plain))
    ]
    return min(held)[2] if held else None
