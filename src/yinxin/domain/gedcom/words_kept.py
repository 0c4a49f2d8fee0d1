"""Words of a file that are kept beside the deceased: titles of sources, pages, places. What names somebody who is dropped is left out."""

from __future__ import annotations

from collections import Counter

from yinxin.domain.gedcom.sifted import Cited, Trust
from yinxin.domain.gedcom.tree import Citation, Person, Tree
from yinxin.domain.gedcom.veil import Kinsfolk, Veil

LONGEST_TITLE, LONGEST_PAGE = 120, 60


class Words:
    """`lost` counts what was left out or cut, by its place in the file."""

    def __init__(self, tree: Tree, dropped: list[Person], lost: Counter[str]) -> None:
        self.lost = lost
        self._veil, self._kinsfolk = Veil(dropped), Kinsfolk(tree, dropped)
        self._titles = {source.xref: source.title or source.abbreviation for source in tree.sources}

    def place(self, person: str, text: str, longest: int, path: str) -> str:
        """A place of her life, unless it tells of somebody who is dropped (国强家后山)."""
        if self._kinsfolk.name(person, text):
            self.lost[path] += 1
            return ""
        return self.kept(text, longest, path)

    def is_nameable(self, person: str, surname: str, given: str) -> bool:
        """A name of hers tells of nobody who is dropped."""
        parts = any(self._kinsfolk.name(person, part) for part in (surname, given))
        return not parts and not self._veil.hides_in_name(surname, given)

    def is_of_dropped(self, surname: str, given: str) -> bool:
        return self._veil.is_name(surname, given)

    def names_dropped(self, text: str) -> bool:
        return self._veil.hides(text)

    def kept(self, text: str, longest: int, path: str) -> str:
        """Cut where it is longer than can be kept; nothing where it names somebody who is dropped."""
        if self._veil.hides(text):
            self.lost[path] += 1
            return ""
        if len(text) > longest:
            self.lost[path] += 1
        return text[:longest]

    def cited(self, citations: tuple[Citation, ...]) -> Cited:
        """The first; further ones are counted as lost. Where it names nothing, the file itself is the source."""
        if not citations:
            return Cited()
        one, *further = citations
        if further:
            self.lost["SOUR"] += len(further)
        self.lost["SOUR.DATA.TEXT"] += bool(one.text)
        self.lost["SOUR.NOTE"] += len(one.notes)
        title = self.kept(self._titles.get(one.source, "") if one.source else one.page, LONGEST_TITLE, "SOUR.TITL")
        page = self.kept(one.page, LONGEST_PAGE, "SOUR.PAGE") if title and one.source else ""
        return Cited(title, page, _trust(one))


def _trust(citation: Citation) -> Trust:
    return {"0": Trust.DOUBTFUL, "1": Trust.TOLD, "3": Trust.RECORD}.get(citation.quality, Trust.LATER)
