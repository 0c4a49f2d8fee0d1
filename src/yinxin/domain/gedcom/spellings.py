"""How a name in another spelling is marked: a language tag (BCP 47) in version 7, ROMN or FONE with a word in 5.5.1."""

from __future__ import annotations

TAGS = {
    "pinyin": "zh-Latn-pinyin",
    "hanyu pinyin": "zh-Latn-pinyin",
    "wadegiles": "zh-Latn-wadegile",
    "wade-giles": "zh-Latn-wadegile",
    "jyutping": "yue-Latn-jyutping",
    "romaji": "ja-Latn",
    "hangul": "ko-Hang",
    "kana": "ja-Hrkt",
}
"""The words of 5.5.1 and those that programs use besides."""
OTHER_SCRIPTS = ("hans", "hant", "hani", "hang", "hrkt", "kana", "hira", "thai", "cyrl", "arab", "bopo", "jpan", "kore")


def language_of(word: str) -> str:
    """The tag for a word of 5.5.1; a word that is none is taken as it stands."""
    return TAGS.get(word.lower(), word)


def is_roman(language: str) -> bool:
    """Whether 5.5.1 writes it as ROMN: everything that does not say that it is written otherwise."""
    return not any(part in OTHER_SCRIPTS for part in language.lower().split("-")[1:])
