"""What stands on the paper, as words: folded letters, Chinese characters, and what the marks betray of the tradition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORD = re.compile(
    r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0358'’‘ʻʼ`´])*"
)
_APOSTROPHES = "'’‘ʻʼ`´"
_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "e", "ɔ": "o", "ŋ": "ng", "ɛ": "e"}
)
_VIETNAMESE = re.compile("[\u031b\u0323\u0309]|đ|a\u0306|\u0302[\u0300\u0301\u0303\u0309\u0323]|[aeiouy]\u0303")
_MACRON = re.compile("[\u0304\u030d\u0358]")
_CIRCUMFLEX = re.compile("[aeo]\u0302")  # a vowel of its own in Vietnamese, a tone in church Hokkien, ê in Wade-Giles
_LONG_U = re.compile(
    "(?<=[ln])[üǖǘǚǜ]"
)  # the one place where ü and u part two syllables of Mandarin: Lü is 呂, Lu is 盧
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `letters` folded to a–z, or `han` as it stands; `text` as written; `sticks` when a hyphen joins it to the one before."""

    text: str
    letters: str = ""
    han: str = ""
    sticks: bool = False
    initial: bool = False  # a single letter with a full stop: K.


@dataclass(frozen=True, slots=True)
class Written:
    """A query as words, and what its marks betray: `vietnamese`, `aspirate` (T'ang), `macron` and
    `circumflex` (church romanisations)."""

    words: tuple[Word, ...]
    marks: frozenset[str]


def written(query: str) -> Written:
    """Cuts a query into words. Marks are taken off the letters and remembered."""
    text = unicodedata.normalize("NFKC", query[:_LONGEST].replace("ⁿ", ""))
    words: list[Word] = []
    marks: set[str] = set()
    for found in _WORD.finditer(text):
        piece = found.group()
        sticks = found.start() > 0 and text[found.start() - 1] in "-‐‑–·" and bool(words)
        if _HAN.fullmatch(piece):
            words.extend(Word(part, han=part, sticks=sticks) for part in _house_and_name(piece))
            continue
        marks.update(_betrayed(piece))
        dotted = text[found.end() : found.end() + 1] == "."
        for part in _parts(piece):
            letters = folded(part)
            if letters:
                words.append(Word(part, letters, sticks=sticks, initial=dotted and len(letters) == 1))
    return Written(tuple(words), frozenset(marks))


def folded(text: str) -> str:
    """Letters as they are compared: lower case a–z, without marks, apostrophes and superscripts."""
    plain = unicodedata.normalize(
        "NFD", _LONG_U.sub("v", unicodedata.normalize("NFC", text.lower())).translate(_LETTERS)
    )
    return re.sub("[^a-z]", "", plain)


def _betrayed(piece: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFD", piece.lower())
    if _VIETNAMESE.search(plain):
        yield "vietnamese"
    elif _MACRON.search(plain):
        yield "macron"
    elif _CIRCUMFLEX.search(plain):
        yield "circumflex"
    if re.search(f"[kptsc]h?[{_APOSTROPHES}][a-zêüŭ]", piece.lower()):
        yield "aspirate"


def _house_and_name(piece: str) -> list[str]:
    """黃門李氏 is four words: the husband's house and the wife's own surname."""
    plain = unicodedata.normalize("NFKC", piece)
    return [part for part in re.split("(?<=.)([門门])(?=.氏)|(?<=.)(氏)", plain) if part]


def _parts(piece: str) -> list[str]:
    """An apostrophe before a vowel parts syllables (Xi'an), unless an aspirate stands before it (K'ai)."""
    return re.split(f"(?<![kptsczKPTSCZhH])[{_APOSTROPHES}](?=[aeoAEO])", piece)
