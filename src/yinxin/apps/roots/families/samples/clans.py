"""Invented clans, branches and poems of the sample town."""

from __future__ import annotations

ROWS: tuple[dict[str, object], ...] = (
    {
        "code": "ZZ-01",
        "name": "渡头梁氏",
        "surnames": "梁",
        "hall": "安定堂",
        "commandery": "安定",
        "founder": "始昌公",
        "origin": "南雄珠玑巷",
        "settled": "明嘉靖年间",
        "summary": "始昌公由珠玑巷南来，先住宁海县城，后在渡口开基，传至光绪间已十一世。",
    },
    {
        "code": "ZZ-02",
        "name": "古楼谭氏",
        "surnames": "谭",
        "hall": "弘农堂",
        "commandery": "弘农",
        "founder": "朝观公",
        "origin": "新会",
        "settled": "康熙二十三年",
        "summary": "迁海复界以后来古楼开墟，子孙多往槟榔屿和旧金山。",
    },
    {
        "code": "ZZ-03",
        "name": "梅隔司徒氏",
        "surnames": "司徒",
        "hall": "教伦堂",
        "commandery": "赵郡",
        "founder": "文聪公",
        "origin": "赤坎",
        "settled": "乾隆年间",
    },
    {
        "code": "ZZ-04",
        "name": "仓前梅氏",
        "surnames": "梅",
        "hall": "汝南堂",
        "commandery": "汝南",
        "settled": "雍正年间",
        "summary": "住仓前，道光以后多往金山。",
    },
    {
        "code": "ZZ-05",
        "name": "石塘黄氏",
        "surnames": "黄",
        "hall": "江夏堂",
        "commandery": "江夏",
        "settled": "嘉庆年间",
    },
)

BRANCHES: tuple[dict[str, object], ...] = (
    {
        "code": "FP-01",
        "name": "渡头长房",
        "clan": "渡头梁氏",
        "founder": "基遠公",
        "generation": 2,
        "place": "渡头",
        "parted": "万历十年",
    },
    {
        "code": "FP-02",
        "name": "上坊三房",
        "clan": "渡头梁氏",
        "parent": "渡头长房",
        "founder": "振聲公",
        "generation": 8,
        "moved_from": "渡头",
        "place": "上坊里",
        "parted": "道光二年",
        "summary": "振聲公分居上坊，光绪以后多人往三藩市。",
    },
    {
        "code": "FP-03",
        "name": "古楼墟边房",
        "clan": "古楼谭氏",
        "founder": "朝觀公",
        "generation": 1,
        "place": "古楼墟",
        "parted": "康熙二十三年",
    },
    {
        "code": "FP-04",
        "name": "梅隔二房",
        "clan": "梅隔司徒氏",
        "founder": "文聰公",
        "generation": 1,
        "place": "梅隔",
        "parted": "乾隆年间",
    },
)

POEMS: tuple[dict[str, object], ...] = (
    {
        "code": "ZB-01",
        "name": "渡头梁氏字派",
        "clan": "渡头梁氏",
        "characters": "始基承澤厚繼述振家聲耀祖光前烈流芳裕後昆",
        "start": 1,
        "source": "《渡头梁氏族谱》卷首",
    },
    {
        "code": "ZB-02",
        "name": "古楼谭氏字派",
        "clan": "古楼谭氏",
        "characters": "朝廷開景運奕世紹箕裘",
        "start": 1,
        "source": "《古楼谭氏宗谱》凡例",
    },
    {
        "code": "ZB-03",
        "name": "梅隔司徒氏字派",
        "clan": "梅隔司徒氏",
        "characters": "文章傳世德禮樂啟家聲",
        "start": 1,
        "source": "梅隔祠堂木匾",
    },
)

HOMES: dict[str, tuple[dict[str, object], ...]] = {
    "ZZ-01": (
        {
            "place": "渡头",
            "branch": "渡头长房",
            "share": "all",
            "since": "明嘉靖年间",
            "source": "《渡头梁氏族谱》卷一",
        },
        {
            "place": "上坊里",
            "branch": "上坊三房",
            "share": "all",
            "since": "道光二年",
            "source": "《渡头梁氏族谱》卷四",
        },
        {"place": "石塘", "share": "some", "source": "《云礁县志》氏族"},
    ),
    "ZZ-02": ({"place": "古楼墟", "branch": "古楼墟边房", "share": "most", "source": "《古楼谭氏宗谱》"},),
    "ZZ-03": (
        {"place": "梅隔", "branch": "梅隔二房", "share": "most", "source": "《梅隔村史稿》"},
        {"place": "仓前", "share": "former", "source": "《梅隔村史稿》"},
    ),
    "ZZ-04": ({"place": "仓前", "share": "most", "source": "《棠溪县志》氏族"},),
    "ZZ-05": ({"place": "石塘", "share": "most", "source": "《云礁县志》氏族"},),
}
"""Clan → where it lives, as parts; places and branches by name."""

VARIANTS: dict[str, tuple[dict[str, object], ...]] = {
    "ZB-01": ({"generation": 11, "character": "燿", "source": "上坊祠堂石柱"},)
}
"""Poem → other characters some sources have."""
