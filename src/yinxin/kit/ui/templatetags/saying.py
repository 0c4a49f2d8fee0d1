"""How names are said aloud, on pages whose readers read no Chinese; pages in Chinese stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from yinxin.domain.text.scripts import traditional
from yinxin.kit.saying.aloud import Aloud, aloud, aloud_person

register = template.Library()

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
NAME_LONGEST = 16
"""Characters of a name; what is longer is a sentence."""
PHRASE_LONGEST = 24
HAMLET = re.compile("(?<![这那哪心家手城村])里(?![面头边])")
PAUSES = re.compile("[，。；：！？]")


def reads_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


@register.inclusion_tag("ui/parts/aloud.html")
def say(name: object) -> dict[str, object]:
    """Jyutping and pinyin of a name; nothing for readers of Chinese and for what is no name in characters."""
    return {"aloud": _aloud(name, aloud)}


@register.inclusion_tag("ui/parts/aloud.html")
def say_person(name: object) -> dict[str, object]:
    return {"aloud": _aloud(name, aloud_person)}


@register.simple_tag
def syllable(char: str) -> SafeString:
    """Of one character among many: Jyutping over pinyin, without saying which is which."""
    found = _aloud(char, aloud)
    if not found:
        return SafeString("")
    template_ = ' <span class="syllable"><i lang="yue-Latn-jyutping">{}</i> <i lang="zh-Latn-pinyin">{}</i></span>'
    return format_html(template_, found.jyutping, found.pinyin.lower())


@register.simple_tag
def pinyin(name: object) -> SafeString:
    """As maps write it, for a name among others; empty for readers of Chinese."""
    return _small(_aloud(name, aloud))


@register.simple_tag
def pinyin_person(name: object) -> SafeString:
    return _small(_aloud(name, aloud_person))


@register.inclusion_tag("ui/parts/legible.html")
def legible(words: object) -> dict[str, object]:
    """What the office wrote in Chinese: a name with its pinyin, sentences folded away for who reads none, in the reader's script."""
    text = str(words)
    is_han = bool(HAN.search(text))
    is_prose = is_han and bool(PAUSES.search(text) or len(HAN.findall(text)) > PHRASE_LONGEST)
    shown = _in_traditional(text) if is_prose and (get_language() or "").lower() == "zh-hant" else text
    return {"words": shown, "is_han": is_han, "is_folded": is_prose and not reads_chinese()}


def _in_traditional(prose: str) -> str:
    """里 is a hamlet here far oftener than an inside."""
    return traditional(HAMLET.sub("\ue000", prose)).replace("\ue000", "里")


def _aloud(name: object, said: Callable[[str], Aloud]) -> Aloud | None:
    text = str(name or "")
    return None if reads_chinese() or not 0 < len(text) <= NAME_LONGEST else said(text) or None


def _small(found: Aloud | None) -> SafeString:
    if not found or not found.pinyin:
        return SafeString("")
    return format_html(' <small class="sound" lang="zh-Latn-pinyin">{}</small>', found.pinyin)
