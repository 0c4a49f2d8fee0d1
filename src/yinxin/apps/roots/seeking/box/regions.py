"""Where a paper may have been written, as a visitor chooses it: the engine's own regions, those people know by name."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Choices = Sequence[tuple[str, str | Promise]]

AMERICAS: Choices = (
    ("us", _("美国")),
    ("hawaii", _("夏威夷")),
    ("canada", _("加拿大")),
    ("mexico", _("墨西哥")),
    ("cuba", _("古巴")),
    ("panama", _("巴拿马")),
    ("peru", _("秘鲁")),
    ("jamaica", _("牙买加")),
    ("caribbean", _("加勒比其他地方")),
    ("latin", _("拉丁美洲其他地方")),
)
SOUTH_SEAS: Choices = (
    ("singapore", _("新加坡")),
    ("malaysia", _("马来西亚、马来亚")),
    ("penang", _("槟城")),
    ("sarawak", _("砂拉越")),
    ("indonesia", _("印度尼西亚、荷属东印度")),
    ("philippines", _("菲律宾")),
    ("thailand", _("泰国、暹罗")),
    ("vietnam", _("越南")),
    ("cambodia", _("柬埔寨、老挝")),
    ("burma", _("缅甸")),
)
ELSEWHERE: Choices = (
    ("australia", _("澳大利亚")),
    ("newzealand", _("新西兰")),
    ("pacific", _("太平洋岛屿")),
    ("britain", _("英国、欧洲")),
    ("france", _("法国")),
    ("southafrica", _("南非")),
    ("mauritius", _("毛里求斯、留尼汪")),
    ("india", _("印度")),
    ("japan", _("日本")),
)
AT_HOME: Choices = (
    ("hongkong", _("香港")),
    ("macau", _("澳门")),
    ("taiwan", _("台湾")),
    ("szeyup", _("四邑、五邑")),
    ("guangdong", _("广东")),
    ("hokkien", pgettext_lazy("来处", "闽南")),
    ("teochew", pgettext_lazy("来处", "潮汕")),
    ("hakka", pgettext_lazy("来处", "客家地区")),
    ("china", _("中国其他地方")),
)
GROUPS: Sequence[tuple[Promise, Choices]] = (
    (_("美洲"), AMERICAS),
    (_("南洋"), SOUTH_SEAS),
    (_("其他地方"), ELSEWHERE),
    (_("家乡一带"), AT_HOME),
)


def known() -> frozenset[str]:
    return frozenset(code for _label, choices in GROUPS for code, _name in choices)


def name_of(code: str) -> str:
    """In the reader's language; empty where nothing was chosen."""
    return next((str(name) for _label, choices in GROUPS for one, name in choices if one == code), "")
