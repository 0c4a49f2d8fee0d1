"""Chinese names as somebody who reads no Chinese can tell them apart: in Pinyin, beside the characters and never instead of them."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yinxin.domain.roots.place_rows import bare
from yinxin.domain.roots.readings import Role
from yinxin.kit.root_tables import tables

ENGLISH = {"香港": _("香港"), "澳門": _("澳门")}
"""Whose own letters are not pinyin."""

AS_ONE_WORD = 3
"""Characters: 梅隔 is Meige, 渡头梁氏 is Du Tou Liang Shi."""


def romanised(name: str) -> str:
    """Empty for readers of Chinese, and where a character has no reading."""
    if (get_language() or "").startswith("zh"):
        return ""
    known = [next(iter(tables().readings.of(char, "cmn", Role.PLACE)), None) for char in name]
    said = [one[0].replace("v", "ü") for one in known if one is not None]
    if not name or len(said) < len(name):
        return ""
    return "".join(said).capitalize() if len(said) <= AS_ONE_WORD else " ".join(one.capitalize() for one in said)


def on_maps(name: str) -> str:
    """For readers of Chinese as it is; for others in the letters that maps and signs have."""
    return str(ENGLISH[name]) if name in ENGLISH else romanised(bare(name)) or name


def with_sound(name: str) -> str:
    """陸河縣 Luhe: the kind of the place is left to the characters."""
    return f"{name} {romanised(bare(name))}".rstrip()
