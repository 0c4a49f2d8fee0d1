"""Names that a statement and a duty share: units however shortened, places, and what stands in 《》 or “”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.domain.matching.terms import folded
from yinxin.domain.unit_names import Form, form, is_abbreviation, tidy

_QUOTED = re.compile(r"[《“\"「『]([^《》“”\"「」『』]{2,30})[》”\"」』]")
_OFFICE = re.compile(r"(?:局|委|办|部|厅|院|联|协|会|中心|公司|集团|馆|社|台|署|站|行|大学|学院|队)")
_LEVEL = re.compile(r"^(?:中共|[一-鿿]{2,3}?(?=市委|县委|区委|省委)|[市省区县州镇](?!场))")
_AREA = re.compile(
    r"([一-鿿]{2,4}?(?:街道|社区|新区|高新区|开发区|[市区县镇乡村旗州]))(?:人民政府|政府|管委会|办事处)?$"
)
_AREA_IN_TEXT = re.compile(r"(?=([一-鿿]{2,3}(?:街道|社区|[镇乡村区县市](?!场))))")
_NO_PLACE = re.compile(
    r"^(?:各|有关|相关|全|本|我|社|城|农|乡|地|园|校|景|小|市|县|区|省|重点|示范|试点|中心|核心|老旧|历史|传统|美丽|特色|部分|多个)|(?:和|与|等|的|个)"
)
_REACH = 16


@dataclass(frozen=True, slots=True)
class Known:
    """One unit of a plan: its written form without level, and the area it governs, if it is a government."""

    name: str
    written: Form
    area: str


def known_unit(name: str, aliases: Iterable[str] = ()) -> tuple[Known, ...]:
    """A unit under its printed name and under every other it answers to."""
    found = []
    for printed in dict.fromkeys((tidy(folded(name)), *(tidy(folded(alias)) for alias in aliases))):
        area = _AREA.fullmatch(printed)
        found.append(Known(name, form(_bare(printed)), area[1] if area and not _NO_PLACE.search(area[1]) else ""))
    return tuple(found)


def _bare(name: str) -> str:
    cut = _LEVEL.sub("", name)
    return cut if len(cut) > 1 else name


def mentioned(text: str, known: Iterable[Known]) -> frozenset[str]:
    """The printed names of the known units that a folded text mentions, in full or shortened."""
    bare = re.sub(r"[和与及、“”《》]", "", text)
    found: set[str] = set()
    spoken = _spoken(bare)
    for unit in known:
        if unit.area:
            if unit.area in text:
                found.add(unit.name)
            continue
        if (len(unit.written.text) >= 2 and (unit.written.text in bare or unit.name in text)) or any(
            is_abbreviation(short, unit.written) or is_abbreviation(unit.written, short) for short in spoken
        ):
            found.add(unit.name)
    return frozenset(found)


def _spoken(text: str) -> tuple[Form, ...]:
    """What may be the name of an office: from a level word (市, 县 …) or the head of a clause up to its ending."""
    found: dict[Form, None] = {}
    for office in _OFFICE.finditer(text):
        window = text[max(0, office.start() - _REACH) : office.end()]
        starts = [at.end() for at in re.finditer(r"[市省区县州镇，。；：]|^", window)]
        for start in starts:
            name = window[start:]
            if 2 <= len(name) <= _REACH and re.fullmatch(r"[一-鿿]+", name):
                found.setdefault(form(name), None)
    return tuple(found)


def quoted(text: str) -> frozenset[str]:
    """Names in 《》 and “”, without the marks."""
    return frozenset("".join(name.split()) for name in _QUOTED.findall(text))


def shared_names(own: Iterable[str], other: Iterable[str], whole: str) -> frozenset[str]:
    """Names quoted by one side that the other quotes, or at least prints."""
    theirs = frozenset(other)
    return frozenset(name for name in own if name in theirs or (len(name) >= 3 and name in whole))


def places(text: str) -> frozenset[str]:
    """What may be the name of an area in a folded text; where its name begins is not told, so every beginning is tried."""
    return frozenset(name for name in _AREA_IN_TEXT.findall(text) if not _NO_PLACE.search(name))
