"""What the script in the phone says of answers that wait there, in the language of the page it was kept with."""

from __future__ import annotations

from django.utils.translation import gettext as _


def said() -> dict[str, str]:
    """`%n` is a number that only the phone knows."""
    return {
        "waiting": _("{n} 条待发送。").replace("{n}", "%n"),
        "none": _("本机没有待发送的核查。"),
        "offline": _("现在没有网络，联网后自动发送。"),
        "signedOut": _("您已退出登录：答案还存在本机，重新登录后自动发送。"),
        "another": _("现在登录的是别人：这些答案由填的人登录后发送。"),
        "later": _("服务器现在忙，过一会儿会再发。"),
        "refused": _("没有记入，请打开重填。"),
    }
