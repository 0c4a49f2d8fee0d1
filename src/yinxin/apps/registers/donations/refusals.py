"""What is refused about gifts, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "shares-mixed": _("有的捐赠人写了金额，有的写了百分比，加不到一起，没有保存。请统一用一种。"),
        "shares-some-unknown": _("有的捐赠人写了份额，有的没写，没有保存。请都写上，或者都不写。"),
        "shares-not-whole": _("各捐赠人的份额合计是%(is_)s，应当是%(should)s，没有保存。请核对。"),
        "donor-not-asked": _("没有本人的书面意愿，不能公开个人姓名，没有保存。请选别的公开方式，或填书面意愿的档号。"),
        "donor-linked": _("有捐赠人已用自己的账号认领这笔捐赠，不能删去，没有保存。请保留这一行。"),
        "donor-own": _(
            "%(name)s已用自己的账号认领这笔捐赠，姓名、身份、份额和公开意愿只有本人能改，没有保存。请刷新页面再试。"
        ),
        "donor-asked": _(
            "正在就变更用途征求%(name)s的意见，办结以前不能删去这位捐赠人，也不能改身份和份额，没有保存。"
        ),
        "wish-not-hers": _("“本人在网上同意”只有本人用自己的账号才算数，没有保存。请选别的意愿依据。"),
        "share-claimed": _("这位捐赠人已经认领，不用再发认领码。"),
        "share-of-nobody": _("这位捐赠人已经注销，这一行不再属于谁，不能发认领码。"),
        "claim-code-wrong": _("认领码不对、已经用过或已过期。请照信上再输一次；仍不行，请向发信的单位另要一个。"),
        "claim-by-office": _("您经手这笔捐赠的记录，不能用自己的账号认领。认领码请交捐赠人本人使用。"),
        "question-answered": _("这一条已经答复过了。请刷新页面。"),
        "answer-by-herself": _("这位捐赠人有自己的账号，由本人答复，不能代填。"),
        "answer-settled": _("这份答复不用复核，或已经复核过了。请刷新页面。"),
        "confirms-own-paper": _("录入书面答复的人不能自己复核。请另一位同事核对原件。"),
        "change-closed": _("这次变更用途已经办结，不能再答复。"),
        "rate-known": _("同一对货币、同一段时间已经有汇率，没有保存。要改的，请先撤下原来那条。"),
        "rates-at-the-top": _("汇率对全部侨捐项目起作用，没有保存。请最上级政府的协调办或数据管理录入。"),
    }
)
