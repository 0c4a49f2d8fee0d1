"""What the letters refuse, in sentences. None of them depends on anybody but the reader."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "kin-question-gone": _("这个询问已经过期、已经接通或不在了，回答没有保存。请回到书信首页。"),
        "kin-contact-closed": _("这次通信已经结束，没有发出。您已写的不会再给对方看。"),
        "kin-too-many-cards": _("一个账号最多同时有%(most)s张寻访卡。请先删去一张，再写新的。"),
        "kin-shielded": _("您声明过不要把您转告任何人，所以不能写寻访卡。要写，请先在书信首页收回声明。"),
        "kin-stopped": _("您的书信已停用到%(until)s，原因和申诉办法见书信首页。"),
        "kin-report-own": _("这项举报您已经看过，要由另一位经办人员再看。"),
        "kin-report-decided": _("这项举报已经办结。"),
    }
)
