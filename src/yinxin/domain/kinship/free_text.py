"""Words that tell of somebody who may live, in text that nobody judges as a person: a summary, a quotation, the title of a source.

A year within the longest life, unless it is said to be of a death or of a thing; words of birth beside it; words of living now.
It cannot see a living person who is named without any of them.
"""

from __future__ import annotations

import re
from datetime import date

from yinxin.domain.kinship.living import LONGEST_LIFE

_LIVES = re.compile(
    r"现居|現居|现任|現任|现住|現住|健在|在世|现年|現年|\bnow lives\b|\blives (?:in|at|with)\b|\b(?:still )?living (?:in|at|with)\b|"
    r"\bis (?:still )?(?:alive|living)\b|\bcurrently\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?P<western>1[89]\d\d|20\d\d)(?!\d)|(?P<digits>[一二][〇零一二三四五六七八九]{3})(?=年)")
_REPUBLIC = re.compile(r"民国([元一二三四五六七八九十〇零百\d]{1,4})年|民國([元一二三四五六七八九十〇零百\d]{1,4})年")
_FURTHER = r"[\s年月日号號\d.,，、—–~至-]{0,14}"
_PAST = re.compile(
    _FURTHER
    + r"(?:[春夏秋冬初末冬])?(?:卒|殁|歿|终|終|逝|故|亡|葬|迁葬|遷葬|立|重立|修|重修|续修|續修|纂|建|重建|刊|印|重印|版|本|抄|编|編|毁|毀|倒|"
    r"died|buried|built|printed|edition)"
)
_PAST_BEFORE = re.compile(
    r"(?:卒于|卒於|殁于|歿於|葬于|葬於|立于|立於|建于|建於|刊于|印于|died|d\.|†|buried|built)\s*(?:in\s*)?$",
    re.IGNORECASE,
)
_BORN = re.compile(_FURTHER + r"[)）]?\s*(?:出?生|born)", re.IGNORECASE)
_BORN_BEFORE = re.compile(r"(?:出?生于|出?生於|生年|\bb\.|\bborn)\s*(?:in\s*)?$", re.IGNORECASE)
_DIGITS = {char: str(number) for number, char in enumerate("〇一二三四五六七八九")} | {"零": "0"}


def told_of_living(text: str, *, today: date, of_work: bool = False) -> str:
    """The words that tell of it, to be shown to whoever wrote them; empty where there are none.

    `of_work`: the title of a work or of an archive, where a year that stands alone is when the work was made.
    """
    if found := _LIVES.search(text):
        return found[0]
    for start, end, year in _years(text):
        if year > today.year - LONGEST_LIFE - 1 and _tells(text, start, end, of_work=of_work):
            return text[start:end]
    return ""


def _tells(text: str, start: int, end: int, *, of_work: bool) -> bool:
    before, after = text[:start], text[end:]
    if _BORN.match(after) or _BORN_BEFORE.search(before):
        return True
    return not of_work and not (_PAST.match(after) or _PAST_BEFORE.search(before))


def _years(text: str) -> list[tuple[int, int, int]]:
    found = [
        (one.start(), one.end(), int(one["western"] or "".join(_DIGITS[char] for char in one["digits"])))
        for one in _YEAR.finditer(text)
    ]
    return found + [(one.start(), one.end(), 1911 + _count(one[1] or one[2])) for one in _REPUBLIC.finditer(text)]


def _count(words: str) -> int:
    """元, 二十三, 一百零五, 23: a year of the republic."""
    if words.isdecimal():
        return int(words)
    if words == "元":
        return 1
    total, digit = 0, 0
    for char in words:
        if char in "十百":
            total, digit = total + (digit or 1) * (10 if char == "十" else 100), 0
        else:
            digit = int(char) if char.isdecimal() else int(_DIGITS.get(char, "0"))
    return total + digit
