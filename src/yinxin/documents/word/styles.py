"""Word's paragraph styles: their names, heading levels and lists, inherited from the style each is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yinxin.documents.markup import Element
from yinxin.documents.word.text import W

_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """`level`: heading level 1-9. `list_id`, `list_level`: the list it belongs to."""

    id: str
    name: str
    level: int | None
    list_id: str | None
    list_level: int | None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        elements = list(root.iterchildren(f"{W}style")) if root is not None else []
        self._elements = {element.get(f"{W}styleId", ""): element for element in elements}
        self._made: dict[str, Style] = {}
        self._default = next(
            (
                element.get(f"{W}styleId")
                for element in elements
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def of(self, properties: Element | None) -> Style | None:
        """The style of a paragraph, or the default one."""
        return self.named(value(properties, "pStyle") or self._default)

    def named(self, identifier: str | None) -> Style | None:
        if identifier is None or identifier not in self._elements:
            return None
        if identifier not in self._made:
            self._made[identifier] = self._make(identifier)
        return self._made[identifier]

    def level(self, properties: Element | None) -> int | None:
        """Heading level: the paragraph's own outline level, else its style's. Word's level 9 means body text."""
        own = outline_level(properties)
        if own is not None:
            return own or None
        style = self.of(properties)
        return style.level if style else None

    def _make(self, identifier: str) -> Style:
        name = value(self._elements[identifier], "name") or identifier
        level: int | None = None
        list_id: str | None = None
        list_level: int | None = None
        for element in self._ancestry(identifier):
            properties = element.find(f"{W}pPr")
            level = _level(element, properties) if level is None else level
            list_id = list_id or value(properties, "numPr/numId")
            own = value(properties, "numPr/ilvl")
            list_level = int(own) if list_level is None and own and own.isdecimal() else list_level
        return Style(identifier, name, level or None, list_id, list_level)

    def _ancestry(self, identifier: str | None) -> Iterator[Element]:
        seen = set()
        while identifier in self._elements and identifier not in seen:
            seen.add(identifier)
            element = self._elements[identifier]
            yield element
            identifier = value(element, "basedOn")


def _level(element: Element, properties: Element | None) -> int | None:
    level = outline_level(properties)
    if level is None and (heading := _HEADING.match(value(element, "name") or "")):
        return int(heading.group(1))
    return level


def outline_level(properties: Element | None) -> int | None:
    """1-9, 0 for “body text”, None where nothing is said."""
    stored = value(properties, "outlineLvl")
    if stored is None or not stored.isdecimal():
        return None
    return int(stored) + 1 if int(stored) < 9 else 0


def value(element: Element | None, path: str) -> str | None:
    """The w:val of an element below."""
    if element is None:
        return None
    found = element.find("/".join(W + step for step in path.split("/")))
    stored: str | None = None if found is None else found.get(f"{W}val")
    return stored
