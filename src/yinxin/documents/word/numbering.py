"""The numbers Word prints before paragraphs but does not store in their text: 一、 （一） 1. ① 第一章."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yinxin.documents import numerals
from yinxin.documents.markup import Element
from yinxin.documents.word.styles import Style, Styles, value
from yinxin.documents.word.text import W, is_on

_LEVELS = 9
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": numerals.full_width,
    "decimalFullWidth2": numerals.full_width,
    "decimalEnclosedCircle": numerals.circled,
    "decimalEnclosedCircleChinese": numerals.circled,
    "decimalEnclosedFullstop": numerals.with_full_stop,
    "decimalEnclosedParen": numerals.in_brackets,
    "ideographDigital": numerals.read_out,
    "ideographTraditional": numerals.stems,
    "ideographZodiac": numerals.branches,
    "ideographEnclosedCircle": numerals.circled_han,
    "ideographLegalTraditional": numerals.legal_traditional,
    "chineseLegalSimplified": numerals.legal,
    "upperRoman": numerals.roman,
    "lowerRoman": lambda count: numerals.roman(count).lower(),
    "upperLetter": numerals.letters,
    "lowerLetter": lambda count: numerals.letters(count).lower(),
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanCounting",
        ),
        numerals.counting,
    ),
}  # fmt: skip
_PRINTS_NOTHING = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    format: str
    text: str
    start: int
    plain_digits: bool
    restarts_after: int | None
    """The level (1-based) whose step restarts it; 0 = never; None = any level above."""
    suffix: str


_PLAIN = Level("decimal", "%1.", 1, False, None, "tab")  # noqa: FBT003 - dataclass field


class Numbering:
    """The lists of a document and how far each has counted. Call `next` in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._lists = _by_id(root, "num", "numId")
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, properties: Element | None, style: Style | None) -> str | None:
        """The number printed before this paragraph, or None."""
        identifier, depth = self._place(properties, style)
        if identifier is None or identifier == "0" or identifier not in self._lists:
            return None
        levels = self._levels_of(identifier)
        depth = min(depth, _LEVELS - 1)
        counts = self._step(identifier, depth, levels)
        if levels[depth].format in _PRINTS_NOTHING:
            return None
        return _printed(levels, depth, counts) or None

    def _place(self, properties: Element | None, style: Style | None) -> tuple[str | None, int]:
        own, stored = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
        identifier = own or (style.list_id if style else None)
        if stored is not None and stored.isdecimal():
            return identifier, int(stored)
        if own is None and style is not None and identifier is not None:
            return identifier, self._linked_level(identifier, style)
        return identifier, 0

    def _linked_level(self, identifier: str, style: Style) -> int:
        """A style in a list stands at the level that names it, else at the level it states."""
        if identifier in self._lists:
            abstract = self._abstract_of(identifier)
            for level in abstract.iterchildren(f"{W}lvl") if abstract is not None else ():
                if value(level, "pStyle") == style.id:
                    return int(level.get(f"{W}ilvl", "0"))
        return style.list_level or 0

    def _step(self, identifier: str, depth: int, levels: tuple[Level, ...]) -> list[int | None]:
        key = value(self._lists[identifier], "abstractNumId") or identifier
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        override = self._start_override(identifier, depth)
        if override is not None and (identifier, depth) not in self._begun:
            counts[depth] = override  # “restart at 1”: the first use of a list made for that purpose
        else:
            current = counts[depth]
            counts[depth] = levels[depth].start if current is None else current + 1
        self._begun.add((identifier, depth))
        for above in range(depth):
            counts[above] = levels[above].start if counts[above] is None else counts[above]
        for below in range(depth + 1, _LEVELS):
            after = levels[below].restarts_after
            if after is None or 0 < depth + 1 <= after:
                counts[below] = None
        return counts

    def _start_override(self, identifier: str, depth: int) -> int | None:
        for override in self._lists[identifier].iterchildren(f"{W}lvlOverride"):
            if override.get(f"{W}ilvl") == str(depth):
                stored = value(override, "startOverride")
                return int(stored) if stored and stored.isdecimal() else None
        return None

    def _levels_of(self, identifier: str) -> tuple[Level, ...]:
        if identifier not in self._levels:
            made = [_PLAIN] * _LEVELS
            abstract = self._abstract_of(identifier)
            overrides = list(self._lists[identifier].iter(f"{W}lvl"))
            for element in [*(abstract.iterchildren(f"{W}lvl") if abstract is not None else ()), *overrides]:
                depth = element.get(f"{W}ilvl", "0")
                if depth.isdecimal() and int(depth) < _LEVELS:
                    made[int(depth)] = _level(element)
            self._levels[identifier] = tuple(made)
        return self._levels[identifier]

    def _abstract_of(self, identifier: str) -> Element | None:
        """The definition of a list, through at most one named list style."""
        abstract = self._abstract.get(value(self._lists[identifier], "abstractNumId") or "")
        linked = self._styles.named(value(abstract, "numStyleLink"))
        if linked is not None and linked.list_id in self._lists:
            return self._abstract.get(value(self._lists[linked.list_id], "abstractNumId") or "")
        return abstract


def _by_id(root: Element | None, tag: str, attribute: str) -> dict[str, Element]:
    elements = root.iterchildren(W + tag) if root is not None else ()
    return {element.get(W + attribute, ""): element for element in elements}


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    start = value(element, "start")
    return Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=int(start) if start and start.isdecimal() else 1,
        plain_digits=is_on(element.find(f"{W}isLgl")),
        restarts_after=int(restart) if restart and restart.isdecimal() else None,
        suffix=value(element, "suff") or "tab",
    )


def _printed(levels: tuple[Level, ...], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]

    def count(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        form = "decimal" if level.plain_digits else levels[at].format
        return "" if form in _PRINTS_NOTHING else _FORMATS.get(form, str)(counts[at] or 0)

    printed = re.sub("%([1-9])", count, level.text)
    return printed + " " if level.suffix == "space" and printed else printed
