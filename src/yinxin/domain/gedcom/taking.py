"""Taking the lines below a line one by one, so that what nobody took is counted and told with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from yinxin.domain.gedcom.extensions import Names
from yinxin.domain.gedcom.limits import MAX_LOST
from yinxin.domain.gedcom.lines import Node
from yinxin.domain.gedcom.versions import Version


@dataclass(frozen=True, slots=True)
class Lost:
    """Lines that were not taken over: where (`INDI.EDUC`), how many, and the first. What they say is not kept."""

    path: str
    count: int
    line: int


@dataclass(slots=True)
class Losses:
    """Counts by place; of more places than anybody reads only the number is kept."""

    _found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, path: str, line: int) -> None:
        place = path if path in self._found or len(self._found) < MAX_LOST else "…"
        count, first = self._found.get(place, (0, line))
        self._found[place] = (count + 1, first)

    def told(self) -> tuple[Lost, ...]:
        return tuple(Lost(path, count, line) for path, (count, line) in self._found.items())


@dataclass(frozen=True, slots=True)
class Context:
    """What reading any record needs: the version, what the file calls our extensions, its shared notes, and the count of losses."""

    version: Version
    names: Names
    shared: dict[str, str]
    losses: Losses

    def tag_of(self, node: Node) -> str:
        return self.names.get(node.tag, node.tag)


class Taking:
    """The lines below one, each taken once; `close` counts those that are left."""

    __slots__ = ("_left", "context", "path")

    def __init__(self, node: Node, context: Context, path: str) -> None:
        self._left = list(node.children)
        self.context, self.path = context, path

    def all(self, *tags: str) -> list[Node]:
        if not self._left:
            return []
        tag_of = self.context.tag_of
        found = [one for one in self._left if tag_of(one) in tags]
        if found:
            self._left = [one for one in self._left if tag_of(one) not in tags]
        return found

    def words(self, *tags: str) -> str:
        """The first that says something, on one line; what is below it is lost, and so are the others."""
        found = self.first(*tags)
        if found is None:
            return ""
        self.below(found).close()
        return found.words

    def text(self, tag: str) -> str:
        """The first with its line breaks."""
        found = self.first(tag)
        if found is None:
            return ""
        self.below(found).close()
        return found.value

    def first(self, *tags: str) -> Node | None:
        found = self.all(*tags)
        self._left += found[1:]
        return found[0] if found else None

    def below(self, node: Node) -> Taking:
        return Taking(node, self.context, f"{self.path}.{node.tag}")

    def close(self) -> None:
        for node in self._left:
            self.context.losses.add(f"{self.path}.{node.tag}", node.number)
        self._left = []
