"""The sentences for what cannot be printed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "no-chinese-font": _(
            "这台服务器没有中文字体，印出来会全是方框，所以没有生成文件。"
            "请系统管理员安装 fonts-noto-cjk，或在 YINXIN_FONTS 指明放有中文字体的文件夹。"
        )
    }
)
