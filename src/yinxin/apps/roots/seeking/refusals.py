"""What is refused to visitors and about their letters, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "letter-code-wrong": _("验证码不对、已过期，或者试得太多。请照邮件再填一次；仍不行，请重新写一封。"),
        "letter-answered": _("这封信已经答复，或还没有确认，现在不能这样办。请刷新页面。"),
        "letter-not-yours": _("这封信没有分给您，您不能读。要办这封信，请协调办分给您。"),
    }
)
