"""Clan halls and district associations: the house's register of associations, and the table of historical ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.spellings.folding import folded
from yinxin.domain.text.fold import fold, simplified
from yinxin.kit import root_tables
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import public_values

TABLE = "associations.tsv"
SOURCES = {
    "FED": _("会馆史和会员名册"),
    "SG": _("新加坡、马来亚的社团登记"),
    "SIGN": _("会馆自己的招牌和刊物"),
}
"""The head of the table says more of each."""

SHORTEST = 4
"""Letters of a name that is looked for inside other words: "On" would be found in everything."""


@dataclass(frozen=True, slots=True)
class Body:
    """An association by its names; `surnames` are those it joins, `district` that whose people it joins, `url` its public page."""

    names: tuple[str, ...]
    chinese: str
    surnames: tuple[str, ...]
    source: str = ""
    url: str = ""
    district: str = ""

    @property
    def told(self) -> str:
        """Where the row was read, in words."""
        return "、".join(str(SOURCES.get(one, one)) for one in self.source.replace(",", " ").split())

    @property
    def title(self) -> str:
        return self.names[0] if self.names else ""


@cache
def historical() -> tuple[Body, ...]:
    """The rows of the table; its head says what stands in which column."""
    file = Path(root_tables.__path__[0]) / TABLE
    text = file.read_text("utf-8") if file.exists() else ""
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(_body(cells) for cells in lines if len(cells) >= 3)


def _body(cells: list[str]) -> Body:
    """Names in letters, the usual one first; in Chinese; surnames; source; districts."""
    names = tuple(one.strip() for one in cells[0].split(";") if one.strip())
    joins, source, district = ([*cells[2:5], "", "", ""])[:3]
    return Body(names, cells[1].strip(), _listed(joins), source.strip(), district=" ".join(_listed(district)))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(one for one in cell.split() if one != "-")


def registered() -> list[Body]:
    """The public associations of the register. One query."""
    register = catalogue.get("associations")
    if register is None:
        return []
    found = []
    for row in public_values(register, lambda rows: rows.order_by("pk")[:500]):
        local = str(row.values.get("name_local") or "")
        url = reverse("registers:public-record", args=[register, row.address])
        found.append(Body((local,) if local else (), title_of(register, row), (), url=url))
    return found


def of_surname(surname: str, everything: list[Body]) -> list[Body]:
    """Those that join a surname, or bear it as the first character before 氏, 宗亲, 公所."""
    plain = _plain(surname)
    return [one for one in everything if plain in map(_plain, one.surnames) or _bears(one, plain)]


@lru_cache(maxsize=4_096)
def _plain(text: str) -> str:
    return simplified(text)


def _bears(one: Body, plain: str) -> bool:
    name = _plain(one.chinese)
    return any(f"{plain}{ending}" in name for ending in ("氏", "姓", "宗亲"))


def named(words: str, everything: list[Body]) -> list[Body]:
    """Those whose name is in the words, or the words in their name; letters and characters alike."""
    letters, chinese = folded(words), fold(words)
    return [one for one in everything if _is_named(one, letters, chinese)]


def _is_named(one: Body, letters: str, chinese: str) -> bool:
    if len(chinese) >= 2 and not letters and (chinese in fold(one.chinese) or fold(one.chinese) in chinese):
        return True
    return any(_meets(folded(name), letters) for name in one.names)


def _meets(name: str, letters: str) -> bool:
    if min(len(name), len(letters)) < SHORTEST:
        return False
    return letters in name or name in letters


def all_bodies() -> list[Body]:
    return [*registered(), *historical()]
