"""Which installed fonts can print Chinese. Without one a typesetter prints boxes and says nothing, so we look first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from yinxin.domain.errors import RefusedError

SANS = (
    "Noto Sans CJK {region}",
    "Source Han Sans {region}",
    "Source Han Sans CN",
    "Noto Sans {region}",
    "PingFang {region}",
    "Microsoft YaHei",
    "Microsoft JhengHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "FandolHei",
)
SERIF = (
    "Noto Serif CJK {region}",
    "Source Han Serif {region}",
    "Source Han Serif CN",
    "Noto Serif {region}",
    "Songti {region}",
    "SimSun",
    "MingLiU",
    "FangSong",
    "AR PL UMing CN",
    "FandolSong",
)
"""Families that are known to hold the characters of GB 18030's first levels, the best first."""

LATIN = "Libertinus Serif"
"""It is inside typst; what the Chinese font lacks is taken from it."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The families a page is set in, by use: running text and headings."""

    text: str
    heading: str


def choose(families: Collection[str], language: str) -> Faces:
    """The faces for a language among the installed families.

    Raises RefusedError("no-chinese-font") where none of them can print Chinese.
    """
    region = "TC" if language.lower().startswith("zh-hant") else "SC"
    sans, serif = _first(families, SANS, region), _first(families, SERIF, region)
    if not (sans or serif):
        raise RefusedError("no-chinese-font")
    return Faces(text=sans or serif, heading=serif or sans)


def _first(families: Collection[str], known: Sequence[str], region: str) -> str:
    names = [pattern.format(region=one) for one in (region, "SC", "TC") for pattern in known]
    return next((name for name in names if name in families), "")
