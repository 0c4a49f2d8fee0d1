"""The sentences for what is not done without a consent."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "consent-missing": _("“%(matter)s”要先得到本人的单独同意。请到“我的同意”页阅读说明并决定，再办这一步。"),
        "consent-wording-old": _("同意的说明刚刚更新。请重新阅读后再决定。"),
    }
)
