"""How fast something is promised: 3分钟内响应, 压缩至5个工作日, 时长不超过60分钟. 24小时自助区 only says when it is open."""

from __future__ import annotations

import re

from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.plans.quantities import Quantity

SPEED_UNITS = frozenset({"秒", "分钟", "小时", "个工作日", "工作日", "天"})

_DONE_AFTER = re.compile(
    r"[^，。；]{0,10}(?:响应|办结|完成|到达|出车|抵达|反馈|答复|处置|处理|受理|审批|审核|办理|出具|通达|直达|回复|交付|救援)"
)
_SHORTENED_BEFORE = re.compile(
    r"(?:压缩|缩短|压减|缩减|减少|提速|降低|控制|下降|缩)[到至为在]?\s*(?:不超过|不高于|不多于|至多|最多)?\s*$"
)
# 时长不超过60分钟, 审批不超过3个工作日: the clause says what it is that takes the time.
_MEASURED_BEFORE = re.compile(
    r"时[长间限]|用时|耗时|周期|期限|办[理结件]|审[批核查]|受理|响应|等[候待]|流程|环节|通关|登记|注册|开办|答复|反馈|出证|发证|核发|处置|放行|通行"
)
# 停车不超过30分钟免费, 逾期不超过3天的: what somebody is granted or forgiven.
_GRANTED = re.compile(r"免费|停放|停车|逾期|请假|休假|陪产")
# 服务时长不少于2000小时, 培训时长达到40小时: how much is done in all.
_LASTING_BEFORE = re.compile(r"(?:时长|时数|学时|工时|课时)(?:累计|总计|合计|达到?|为|共)*\s*$")
_AT_MOST_SAID = re.compile(r"不得?超过|不[高多大]于|[至最]多|控制在")


def is_promised_speed(quantity: Quantity, before: str, compared: str, after: str) -> bool:
    """`before` is the clause up to the quantity, `compared` its own comparator, `after` the rest of the clause."""
    if _GRANTED.search(before) or _GRANTED.search(after):
        return False
    if _SHORTENED_BEFORE.search(before + compared):
        return True
    if quantity.comparator in {Comparator.AT_LEAST, Comparator.MORE} and _LASTING_BEFORE.search(before):
        return True
    if quantity.comparator is not Comparator.AT_MOST:
        return False
    if _AT_MOST_SAID.match(compared) and _MEASURED_BEFORE.search(before):
        return True
    # 10天内 is a term like 30日内, and no speed, unless it is shortened to that.
    return quantity.unit != "天" and _DONE_AFTER.match(after) is not None
