"""The sentences for what the vault refuses."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "sealed-damaged": _("这项加密内容与它所在的位置或本人不符，已停止显示。请告诉系统管理员，不要改动数据。"),
        "sealed-shredded": _("本人已注销，这项内容的密钥已销毁，任何人都不能再看。"),
    }
)
