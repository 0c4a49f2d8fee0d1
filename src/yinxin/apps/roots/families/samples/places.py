"""Invented places of the sample town, with the names they bore."""

from __future__ import annotations


def _row(code: str, name: str, level: str, within: str = "", **told: object) -> dict[str, object]:
    row: dict[str, object] = {"code": code, "name": name, "level": level, "precision": 1_000, **told}
    return row | {"within": within} if within else row


ROWS: tuple[dict[str, object], ...] = (
    _row("DM-01", "澜浦", "prefecture", valid_from="1912", latitude="22.300000", longitude="112.620000"),
    _row(
        "DM-02",
        "云礁",
        "county",
        "澜浦",
        name_hant="雲礁",
        valid_from="1914",
        latitude="22.250000",
        longitude="112.700000",
        precision=10_000,
        summary="民国三年因与他省同名，由宁海县改今名；此前的护照、船票都写宁海。",
    ),
    _row("DM-03", "麦岭", "county", "澜浦", name_hant="麥嶺", latitude="22.410000", longitude="112.600000"),
    _row("DM-04", "棠溪", "county", "澜浦", latitude="22.330000", longitude="112.520000"),
    _row("DM-05", "石塘", "town", "云礁", latitude="22.221000", longitude="112.719000"),
    _row("DM-06", "古楼", "town", "麦岭", name_hant="古樓", latitude="22.399000", longitude="112.612000"),
    _row("DM-07", "沙埔", "town", "棠溪", latitude="22.325000", longitude="112.521000"),
    _row(
        "DM-08",
        "渡头",
        "village",
        "石塘",
        name_hant="渡頭",
        latitude="22.213400",
        longitude="112.731900",
        precision=0,
        summary="渡口旁的梁姓村，分上坊、下坊两里。",
    ),
    _row("DM-09", "上坊里", "hamlet", "渡头", latitude="22.214800", longitude="112.733100", precision=0),
    _row("DM-10", "古楼墟", "market", "古楼", name_hant="古樓墟", latitude="22.401800", longitude="112.608200"),
    _row("DM-11", "梅隔", "village", "沙埔", latitude="22.318800", longitude="112.544000"),
    _row("DM-12", "仓前", "village", "沙埔", name_hant="倉前", latitude="22.330100", longitude="112.512700"),
    _row("DM-13", "三藩市", "abroad", latitude="37.779000", longitude="-122.419000", precision=10_000),
)

NAMES: dict[str, tuple[dict[str, object], ...]] = {
    "DM-02": (
        {"text": "寧海", "script": "Hant", "since": "1499", "until": "1914", "source": "《云礁县志》沿革"},
        {"text": "Wunziu", "script": "Latn", "dialect": "yue", "system": "postal-canton", "source": "邮政舆图"},
        {"text": "Vun Jiu", "script": "Latn", "dialect": "hoi", "system": "us-taishan", "source": "渡头同乡会名册"},
    ),
    "DM-08": (
        {"text": "渡頭", "script": "Hant", "source": "《渡头梁氏族谱》"},
        {"text": "Doo How", "script": "Latn", "dialect": "hoi", "system": "us-taishan", "source": "1911年入境笔录"},
        {"text": "To Tau", "script": "Latn", "dialect": "yue", "system": "hk-gov", "source": "领事馆村名录"},
    ),
    "DM-10": ({"text": "Koo Lau Hui", "script": "Latn", "dialect": "yue", "system": "hk-gov", "source": "汇款局底册"},),
    "DM-13": (
        {"text": "大埠", "script": "Hant", "source": "银信"},
        {"text": "San Francisco", "script": "Latn", "source": "通用英文名"},
    ),
}
"""Place → the names it bore, as parts."""

PARENTS: dict[str, tuple[dict[str, object], ...]] = {
    "DM-05": ({"parent": "云礁", "since": "1914", "source": "《云礁县志》沿革"},),
    "DM-11": (
        {"parent": "麦岭", "until": "1952", "source": "《棠溪县志》沿革"},
        {"parent": "沙埔", "since": "1952", "source": "《棠溪县志》沿革"},
    ),
}
"""Place → what it belonged to, by name."""
