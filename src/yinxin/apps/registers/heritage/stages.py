"""From a clue to a plaque: what each step wants, and which need a second person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Evidence, Stage, Stages, Step, yearly

LISTED = ("listed", "plaque", "works")
"""Stages in which a site stands on the list."""

STAGES = Stages(
    stages=(
        Stage("clue", _("线索"), shown=False),
        Stage("nominated", pgettext_lazy("遗产", "提名"), shown=False),
        Stage("reviewed", _("已初审"), shown=False),
        Stage("assessed", _("已评审"), shown=False),
        Stage("publicity", _("公示中")),
        Stage("listed", _("已公布")),
        Stage("plaque", _("已挂牌")),
        Stage("works", _("修缮中")),
        Stage("lost", _("已灭失")),
    ),
    steps=(
        Step("nominate", _("提名"), ("clue",), "nominated", needs=("significance", "condition")),
        Step("review", _("通过初审"), ("nominated",), "reviewed"),
        Step(
            "assess",
            _("通过专家评审"),
            ("reviewed",),
            "assessed",
            needs=("assessment",),
            evidence=(Evidence("expert-opinion", _("专家评审意见")),),
        ),
        Step(
            "publicise",
            _("开始公示"),
            ("assessed",),
            "publicity",
            needs=("publicity_from", "publicity_until"),
            fixes=("publicity_from", "publicity_until"),
        ),
        Step(
            "list",
            _("公布列入"),
            ("publicity",),
            "listed",
            needs=("level", "listing_document", "listed_on"),
            two_persons=True,
            fixes=("name", "kind", "town"),
        ),
        Step("correct", _("更正公布内容"), ("listed", "plaque"), "publicity", two_persons=True, reasoned=True),
        Step(
            "plaque",
            _("挂牌"),
            ("listed",),
            "plaque",
            needs=("plaque_number",),
            evidence=(Evidence("plaque-photo", _("标牌照片")),),
        ),
        Step(
            "start-works",
            _("开始修缮"),
            ("plaque",),
            "works",
            evidence=(Evidence("permit", _("修缮批准文件")),),
        ),
        Step("finish-works", _("修缮验收"), ("works",), "plaque", evidence=(Evidence("acceptance", _("验收意见")),)),
        Step(
            "send-back",
            _("退回"),
            ("nominated", "reviewed", "assessed", "publicity"),
            "clue",
            reasoned=True,
        ),
        Step("lose", _("登记灭失"), ("clue", *LISTED), "lost", two_persons=True, reasoned=True),
    ),
)

CHECKS = (yearly("survey", _("保存状况年度调查"), asks="condition use", month=10, stages=" ".join(LISTED)),)
