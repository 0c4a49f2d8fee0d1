"""Taishanese (Hoisan) without tone, from Cantonese by the known sound correspondences, with hand-set readings before all.

The syllables are written like Jyutping with onset `lh` for ɬ and `v`, and these rimes of its own: `ie` (車 cie), `iang iak` (張 ziang),
`iam iap` (添 hiam), `iau` (趙 ziau), `eu` (口 heu), `en et` (天 hen, 平 pen), `on ot` (安 on), `ung uk` (東 ung), `u` (字 du, 土 hu).
The correspondences, as described in the surveys of the Sze Yup dialects since the 1980s and heard by every clerk before that:

* t → none (東 ung), tʰ → h (天 hen); ts → t written d (曾 dang), tsʰ → tʰ written t (千 ten), s → ɬ (心 lhim), but only where the
  affricate is an old dental one; where it was a palatal or a retroflex (Mandarin zh ch sh) z, c, s stay (陳 cin, 張 ziang).
  Xinhui, Enping and people who spoke more as in town keep t, so the Cantonese-like onset stands beside it with less weight.
* w → v (黃 vong); kw → k, often still heard kw (關 gan, gwan; 鄺 kong, fong); ng before old velar nasals and palatals (人 ngin, 元 ngun),
  known by Sino-Vietnamese ng, nh.
* the short vowel of 新 金 劉 is i (lhin gim liu) where Mandarin has a front vowel, u (君 gun) after rounded ones, a elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import cmn
import overrides
import vie
import yue
from overrides import Readings, shares

Weighed = list[tuple[str, float]]

DENTAL = {"z": "d", "c": "t", "s": "lh"}


def onsets(y: str, yr: str, m: str, v: str) -> Weighed:
    """What a Cantonese onset became."""
    if y == "d":
        return [("0", 6), ("d", 2)]
    if y == "t":
        return [("h", 6), ("t", 2)]
    if y in DENTAL:
        old_dental = m in ("z", "c", "s", "j", "q", "x")
        return [(DENTAL[y], 6), (y, 2)] if old_dental else [(y, 8)]
    if y == "w":
        return [("v", 8)] if yr != "u" else [("f", 5), ("v", 4)]
    if y in ("gw", "kw"):
        plain = y[0]
        return [(plain, 4), (y, 3)] + ([("f", 2)] if y == "kw" else [])
    if y == "j":
        return palatal(m, v)
    return [(y or "0", 8)]


def palatal(m: str, v: str) -> Weighed:
    """Cantonese j, which four old onsets became."""
    if v in ("ng", "ngh"):
        return [("ng", 5), ("j", 3)]
    if m == "r" or v == "nh":
        return [("ng", 4), ("j", 4)]
    return [("j", 7), ("h", 1)] if m == "q" else [("j", 8)]


SAME = ("aa", "aai", "aau", "aam", "aan", "aang", "aap", "aat", "aak", "ang", "ak")
PLAIN = {
    "e": [("ie", 8)], "ek": [("iak", 5), ("et", 3)], "eng": [("iang", 5), ("en", 4)],
    "ei": [("ei", 8)], "im": [("iam", 8)], "ip": [("iap", 8)], "in": [("en", 8)], "it": [("et", 8)], "iu": [("iau", 8)],
    "ing": [("en", 6), ("ing", 2)], "ik": [("et", 6), ("ik", 2)], "o": [("o", 8)], "oi": [("oi", 8)], "on": [("on", 8)],
    "ot": [("ot", 8)], "ong": [("ong", 8)], "ok": [("ok", 8)], "oe": [("e", 8)], "oeng": [("iang", 8)], "oek": [("iak", 8)],
    "eoi": [("ui", 8)], "ung": [("ung", 8)], "uk": [("uk", 8)], "u": [("u", 8)], "ut": [("ot", 5), ("ut", 3)], "om": [("am", 8)],
    "eot": [("ut", 8)], "yut": [("ut", 6), ("ot", 3)], "m": [("m", 5), ("ng", 4)], "ng": [("m", 5), ("ng", 4)], "eu": [("iau", 8)],
    "em": [("iam", 8)], "ep": [("iap", 8)], "et": [("et", 8)], "en": [("en", 8)], "op": [("ap", 8)], "ur": [("u", 8)],
}  # fmt: skip
"""Rimes that changed the same way everywhere."""


def short_a(y: str, yr: str, m: str, mr: str) -> Weighed:
    """The short a, which Cantonese made of several old vowels that Taishanese still tells apart."""
    coda = yr[-1]
    if yr == "ai":
        return [("ei", 6), ("ai", 2)] if mr in ("ui", "uei", "ei") or m == "w" else [("ai", 8)]
    if yr == "au":
        if mr == "iu" or (m == "y" and mr == "ou") or (m in ("zh", "ch", "sh", "r") and mr == "ou"):
            return [("iu", 8)]
        return [("eu", 7), ("au", 1)]
    if y in ("gw", "kw", "w", "f") or (m == "w" and coda in "nt"):
        return [("u" + coda, 8)]
    front = mr in ("in", "en", "i", "ing") or (coda in "pt" and mr not in ("a", "e", "o", "uo", "u"))
    return [("i" + coda, 7), ("a" + coda, 1)] if front else [("a" + coda, 6), ("u" + coda, 1), ("i" + coda, 1)]


def by_mandarin(y: str, yr: str, m: str, mr: str) -> Weighed:
    """Rimes that Cantonese let fall together, told apart by Mandarin."""
    if yr == "i":
        return [("u", 8)] if m in ("z", "c", "s") or (m == "sh" and y == "s" and mr == "i") else [("i", 8)]
    if yr == "ou":
        return [("o", 8)] if mr == "ao" else [("u", 8)]
    if yr == "ui":
        return [("oi", 7), ("ui", 2)]
    if yr == "un":
        return [("un", 7), ("on", 1)] if mr in ("en", "un") else [("on", 7), ("un", 2)]
    if yr == "eon":
        return [("in", 8)] if mr in ("in", "en") else [("un", 8)]
    if yr == "yu":
        return [("i", 7), ("ui", 1)] if y else [("i", 8)]
    if yr == "yun":
        return [("on", 7), ("un", 2)] if mr == "uan" and m not in ("zh", "ch", "sh", "r") else [("un", 7), ("on", 2)]
    return [(yr, 8)]


def rimes(y: str, yr: str, m: str, mr: str) -> Weighed:
    """What a Cantonese rime became."""
    if yr in SAME:
        return [(yr.replace("aa", "a"), 8)]
    if yr in PLAIN:
        return PLAIN[yr]
    if yr in ("ai", "au", "am", "an", "ap", "at"):
        return short_a(y, yr, m, mr)
    return by_mandarin(y, yr, m, mr)


def derived(cantonese: str, mandarin: str, vietnamese: str) -> Iterator[tuple[str, float]]:
    """The Taishanese answers of one Cantonese syllable."""
    y, yr = ("", cantonese) if cantonese in ("m", "ng") else vie.split(cantonese, vie.CANTONESE)
    m, mr = vie.split(mandarin, vie.MANDARIN)
    v, _ = vie.split(vietnamese, vie.ONSETS)
    for onset, likely in onsets(y, yr, m, v):
        for rime, share in rimes(y, yr, m, mr):
            yield ("" if onset == "0" else onset) + rime, likely * share


@cache
def readings() -> Readings:
    """Of every character with a Cantonese and a Mandarin reading; what is set by hand stands before."""
    by_hand = overrides.by_role("hoi")["any"]
    mandarin, vietnamese = cmn.readings(), vie.readings()
    heard = yue.readings() | overrides.by_role("yue")["any"]
    found: Readings = {}
    for character, read in sorted(heard.items()):
        if character in by_hand:
            found[character] = by_hand[character]
        elif character in mandarin:
            answers = vietnamese.get(character, [("", 1.0)])[0][0]
            weighed = [
                (syllable, share * chance)
                for cantonese, share in read[:2]
                for syllable, chance in derived(cantonese, mandarin[character][0][0], answers)
            ]
            found[character] = shares(weighed)
    return found
