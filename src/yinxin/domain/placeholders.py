"""Placeholders that stand for several units: every county of a place, every town, or whoever is concerned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """What a placeholder means: the governments one level down, the towns, or units that only the task tells."""

    AREAS = "areas"
    TOWNS = "towns"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`kinds` are the kinds of area it lists: 各市、区政府 → 市, 区."""

    reach: Reach
    kinds: frozenset[str] = frozenset()


# 县级市 is one kind of area and must not be taken for 县 and 市; 自治县 likewise.
_AREA = r"(?:县级市|地级市|自治州|自治县|自治旗|市|县|区|州|盟|旗)"
_TOWN = r"(?:街道办事处|街道办|街道|民族乡|镇|乡|街)"
_JOINT = r"[、，,和及或（）()/各]*"
_GOVERNMENT = r"(?:人民政府|政府|党委政府|党委、政府|党委和政府|管委会)?(?:（[^（）]{1,12}）)?"
_AREAS = re.compile(rf"^(?:全市|全省|全州|全区)?各{_JOINT}((?:{_AREA}{_JOINT})+){_GOVERNMENT}$")
_TOWNS = re.compile(rf"^(?:全市|全县|全区)?各{_JOINT}((?:{_TOWN}{_JOINT})+){_GOVERNMENT}$")
# 各有关单位, 市直有关部门, 市属各高校, 有关县（市、区）, 各级侨联, 各成员单位: no unit's own name begins so, and the text does
# not say which are meant.
_OPEN = re.compile(
    r"^(?:全?(?:国|省|市|县|区|州))?(?:直|属|级|直属)?(?:各|有关|相关|其他|其它|所有|每个)"
    r"|^(?:职能|成员|责任|涉侨|涉外|主管|牵头|配合|参与)+(?:单位|部门|机构)$"
)
_WHOLE = {"县级市": "市", "地级市": "市", "自治州": "州", "自治县": "县", "自治旗": "旗"}


def placeholder(name: str) -> Placeholder | None:
    """What a tidy name stands for if it stands for several; None for the name of one unit."""
    if found := _AREAS.match(name):
        kinds = (str(kind) for kind in re.findall(_AREA, found[1]))
        return Placeholder(Reach.AREAS, frozenset(_WHOLE.get(kind, kind) for kind in kinds))
    if _TOWNS.match(name):
        return Placeholder(Reach.TOWNS)
    return Placeholder(Reach.OPEN) if _OPEN.match(name) else None
