"""The few characters by which somebody who reads none finds her way on a page of a genealogy."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yinxin.kit.saying.aloud import aloud

register = template.Library()

KEY: tuple[tuple[str, Promise], ...] = (
    ("世", _("第几代")),
    ("公", _("对先人的尊称，不是名字")),
    ("諱", _("本名在它后面")),
    ("字", _("成年后的名，在它后面")),
    ("生", _("生于")),
    ("終", _("死于（也写卒、殁）")),
    ("葬", _("葬于")),
    ("娶", _("妻子的姓在它后面（也写配）")),
    ("氏", _("前面是她娘家的姓")),
    ("子", _("儿子，后面是名字")),
    ("女", _("女儿，多半只写“适”和夫家的姓")),
    ("嗣", _("过继来的儿子")),
    ("往", _("去了某地，常是海外")),
    ("房", _("一支，同一位先人的后代")),
)


@register.simple_tag
def page_key() -> list[tuple[str, str, str]]:
    """Character, how it is said, what it tells; nothing for readers of Chinese."""
    if (get_language() or "zh").startswith("zh"):
        return []
    return [(char, aloud(char).jyutping, str(means)) for char, means in KEY]
