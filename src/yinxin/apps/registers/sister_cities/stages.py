"""How two cities become sister cities, as a value.

Whose approval a pair needs depends on who signs on our side: a county's agreement also needs the papers of the city above it. The
text of the rules in force is for the foreign affairs office to check; the program only asks for the papers.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.domain.registers import Evidence, Stage, Stages, Step

BASIS = "对外结好的管理规定（以省、市外事部门现行文件为准）"

ASSENT = Evidence("partner-assent", _("对方同意结好的来函"))
MEMORANDUM = Evidence("memorandum", _("备忘录或意向书"))
PROVINCE = Evidence("province-approval", _("省级外事部门同意的批件"))
NATION = Evidence("friendship-approval", _("全国友协批准结好的批件"))
CITY = Evidence("city-approval", _("地级市人民政府同意县（市、区）结好的批件"))
AGREEMENT = Evidence("agreement", _("结好协议书"))

STAGES = Stages(
    stages=(
        Stage("contact", _("接触"), shown=False),
        Stage("intent", _("意向"), shown=False),
        Stage("memorandum", _("备忘录")),
        Stage("approval", _("报批"), shown=False),
        Stage("signed", _("结好")),
        Stage("exchanges", _("开展交往")),
        Stage("ended", _("终止")),
    ),
    steps=(
        Step("agree", _("双方有意向"), ("contact",), "intent", needs=("first_contact_on",)),
        Step("note", _("签备忘录"), ("intent",), "memorandum", needs=("memorandum_on",), evidence=(MEMORANDUM,)),
        Step("apply", _("报批"), ("memorandum",), "approval", evidence=(ASSENT,), basis=BASIS, fixes=("side",)),
        Step("return", _("退回补正"), ("approval",), "memorandum", reasoned=True),
        Step(
            "sign-city",
            _("市级结好"),
            ("approval",),
            "signed",
            needs=("approval_number", "signed_on"),
            evidence=(PROVINCE, NATION, AGREEMENT),
            two_persons=True,
            basis=BASIS,
        ),
        Step(
            "sign-county",
            _("县级结好"),
            ("approval",),
            "signed",
            needs=("approval_number", "signed_on"),
            evidence=(CITY, PROVINCE, NATION, AGREEMENT),
            two_persons=True,
            basis=BASIS,
        ),
        Step("correct", _("更正结好内容"), ("signed", "exchanges"), "approval", reasoned=True, two_persons=True),
        Step("begin", _("开始交往"), ("signed",), "exchanges"),
        Step("end", _("终止关系"), ("signed", "exchanges"), "ended", reasoned=True, two_persons=True),
    ),
)

SIGNED = ("signed", "exchanges")
"""Stages in which a pair is one: how lively it is, is counted then."""

SIDE_OF_STEP = {"sign-city": "city", "sign-county": "county"}
"""Which step is open to which side alone."""
