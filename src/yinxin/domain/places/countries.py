"""Countries and regions: the codes of ISO 3166-1, with names as Chinese offices write them, in three scripts.

The list is one of countries *and regions*: whoever shows it heads it 国家（地区）. The names come from the Unicode CLDR, which Babel
carries; where it differs from the usage of the Ministry of Foreign Affairs, `APPROVED` decides. Names in traditional characters
are the mainland's names in another script, not those in use elsewhere (北韓, 帛琉).
"""

from __future__ import annotations

from functools import cache

from babel.core import Locale
from opencc import OpenCC

from yinxin.domain.text.fold import fold

HANS, HANT, ENGLISH = "zh-hans", "zh-hant", "en"

NO_COUNTRY = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""Two letters that CLDR knows and ISO 3166-1 does not assign to a country or region."""

APPROVED: dict[str, tuple[str, str]] = {
    "HK": ("中国香港", "Hong Kong, China"),
    "MO": ("中国澳门", "Macao, China"),
    "TW": ("中国台湾", "Taiwan, China"),
    "FK": ("马尔维纳斯群岛（福克兰群岛）", "Malvinas (Falkland Islands)"),
    "KP": ("朝鲜", "DPR Korea"),
    "KR": ("韩国", "Republic of Korea"),
    "MM": ("缅甸", "Myanmar"),
    "PS": ("巴勒斯坦", "Palestine"),
}

ALSO: dict[str, str] = {
    "香港": "HK",
    "香港特别行政区": "HK",
    "中国香港特别行政区": "HK",
    "Hong Kong": "HK",
    "澳门": "MO",
    "澳门特别行政区": "MO",
    "中国澳门特别行政区": "MO",
    "Macao": "MO",
    "Macau": "MO",
    "台湾": "TW",
    "台湾地区": "TW",
    "Taiwan": "TW",
    "美利坚合众国": "US",
    "USA": "US",
    "大不列颠及北爱尔兰联合王国": "GB",
    "UK": "GB",
    "澳洲": "AU",
    "纽西兰": "NZ",
    "马来亚": "MY",
    "印尼": "ID",
    "大韩民国": "KR",
    "South Korea": "KR",
    "North Korea": "KP",
    "Burma": "MM",
}
"""What else sheets call a country or region; read, never shown."""


@cache
def codes() -> tuple[str, ...]:
    """All 249 codes in the order of the alphabet."""
    known = (str(code) for code in Locale("en").territories)
    return tuple(sorted(code for code in known if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY))


@cache
def name(code: str, language: str = HANS) -> str:
    """As it is shown. `language` is zh-hans, zh-hant or en; any other reads simplified characters. KeyError for a code that is none."""
    if code not in codes():
        raise KeyError(code)
    if language == ENGLISH:
        return APPROVED[code][1] if code in APPROVED else str(Locale("en").territories[code])
    written = APPROVED[code][0] if code in APPROVED else str(Locale("zh", script="Hans").territories[code])
    return str(_traditional().convert(written)) if language == HANT else written


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2hk")


@cache
def in_order(language: str = HANS) -> tuple[tuple[str, str], ...]:
    """Codes and names, by name: in Chinese by pronunciation, as the old national character set happens to be ordered."""
    pairs = [(code, name(code, language)) for code in codes()]
    if language == ENGLISH:
        return tuple(sorted(pairs, key=lambda pair: fold(pair[1])))
    return tuple(sorted(pairs, key=lambda pair: name(pair[0], HANS).encode("gb18030")))


def code_of(text: str) -> str | None:
    """The code somebody meant who wrote a code or a name in any of the scripts; None where no country or region is called so."""
    return _meant().get(fold(text))


@cache
def _meant() -> dict[str, str]:
    found = {fold(name(code, language)): code for language in (HANS, HANT, ENGLISH) for code in codes()}
    found |= {fold(str(Locale("zh", script="Hans").territories[code])): code for code in codes()}
    found |= {fold(word): code for word, code in ALSO.items()}
    return found | {fold(code): code for code in codes()}
