"""What the registers of talents refuse, in sentences."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "talent-asked": _("您已经请求过联系这位人才，还在等答复或仍然有效，没有再发。"),
        "talent-answered": _("这个请求已经答复过，不能这样改。"),
        "talent-not-accepted": _("本人没有同意这个请求，或者已经收回，联系方式不能看。"),
        "talent-gone": _("这项登记已经删去了。"),
    }
)
