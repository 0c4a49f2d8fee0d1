"""The eras of 明, 清 and the Republic with their years, and the cycle of sixty that old books count years by.

Year N of an era is `first + N - 1`. A year of the old calendar begins in January or February of the year it is named by here
and ends in the next (中西历对照表). `last` is the last year that was counted by the name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Era:
    """`first` to `last` is what the name alone means; up to `counted` its years were written on stones and books."""

    name: str
    dynasty: str
    first: int
    last: int
    counted: int


def _eras(dynasty: str, table: str, **counted: int) -> list[Era]:
    made = []
    for entry in table.split():
        name, years = entry[:2], entry[2:]
        first, _, last = years.partition("-")
        made.append(Era(name, dynasty, int(first), int(last or first), counted.get(name, int(last or first))))
    return made


MING = _eras(
    "明",
    "洪武1368-1398 建文1399-1402 永乐1403-1424 洪熙1425 宣德1426-1435 正统1436-1449 景泰1450-1457 天顺1457-1464 "
    "成化1465-1487 弘治1488-1505 正德1506-1521 嘉靖1522-1566 隆庆1567-1572 万历1573-1620 泰昌1620 天启1621-1627 "
    "崇祯1628-1644 弘光1645 隆武1645-1646 绍武1646 永历1647-1662",
    洪武=1402,  # the years of 建文 were struck out afterwards: 洪武三十五年 is 1402
    永历=1683,  # counted on in Taiwan until 1683
)
QING = _eras(
    "清",
    "天命1616-1626 天聪1627-1636 崇德1636-1643 顺治1644-1661 康熙1662-1722 雍正1723-1735 乾隆1736-1795 嘉庆1796-1820 "
    "道光1821-1850 咸丰1851-1861 同治1862-1874 光绪1875-1908 宣统1909-1911",
)
REPUBLIC = Era("民国", "民国", 1912, 1949, 1949)

ERAS: dict[str, Era] = {era.name: era for era in (*MING, *QING, REPUBLIC)}

PAIRS = {
    "康乾": ("康熙", "乾隆"),
    "康雍乾": ("康熙", "乾隆"),
    "乾嘉": ("乾隆", "嘉庆"),
    "嘉道": ("嘉庆", "道光"),
    "道咸": ("道光", "咸丰"),
    "咸同": ("咸丰", "同治"),
    "同光": ("同治", "光绪"),
    "光宣": ("光绪", "宣统"),
}
"""Neighbouring eras said in one word."""

DYNASTIES: dict[str, tuple[int, int]] = {
    "明": (1368, 1644),
    "清": (1644, 1911),
    "民国": (1912, 1949),
    "民": (1912, 1949),
}
"""The Republic of sources on the mainland: to 1949. 民 alone occurs only beside 清 (清末民初)."""

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CYCLE = [STEMS[number % 10] + BRANCHES[number % 12] for number in range(60)]
"""甲子 is the year 4, and every sixtieth year after it."""


def cycle_name(year: int) -> str:
    return CYCLE[(year - 4) % 60]


def year_of(era: Era, number: int) -> int | None:
    """The year that `number` of the era is; None where the era did not last so long."""
    year = era.first + number - 1
    return year if era.first <= year <= era.counted else None


def year_named(era: Era, name: str) -> int | None:
    """The one year of the era that bears a name of the cycle; None where none does, or two (康熙 lasted 61 years)."""
    years = [year for year in range(era.first, era.counted + 1) if cycle_name(year) == name]
    return years[0] if len(years) == 1 else None
