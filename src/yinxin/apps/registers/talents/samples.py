"""Invented offers, as persons of the sample town would make them."""

from __future__ import annotations

ROWS: tuple[dict[str, object], ...] = (
    {
        "kind": "expert",
        "expertise": "medicine",
        "specialty": "基层医院的超声诊断培训",
        "availability": "visits",
        "languages": ("en:writes",),
    },
    {
        "kind": "expert",
        "expertise": "building",
        "specialty": "砖木老房子的加固",
        "availability": "online",
        "languages": ("en:speaks", "yue:speaks"),
    },
    {
        "kind": "expert",
        "expertise": "farming",
        "specialty": "陈皮仓储的防霉",
        "availability": "visits",
        "languages": ("ms:speaks",),
    },
    {"kind": "expert", "expertise": "computing", "specialty": "", "availability": "weekends", "languages": ()},
    {
        "kind": "language",
        "expertise": "interpreting",
        "specialty": "经贸洽谈",
        "availability": "weekdays",
        "languages": ("es:interprets", "en:interprets"),
    },
    {
        "kind": "language",
        "expertise": "interpreting",
        "specialty": "国际会议",
        "availability": "weekdays",
        "languages": ("en:simultaneous",),
    },
    {
        "kind": "language",
        "expertise": "translating",
        "specialty": "地方志和侨批",
        "availability": "online",
        "languages": ("ja:writes",),
    },
    {
        "kind": "language",
        "expertise": "interpreting",
        "specialty": "接待参访",
        "availability": "weekends",
        "languages": ("fr:interprets", "pt:speaks"),
    },
    {
        "kind": "expert",
        "expertise": "law",
        "specialty": "跨境继承和公证",
        "availability": "online",
        "languages": ("en:writes",),
    },
    {
        "kind": "expert",
        "expertise": "teaching",
        "specialty": "海外中文教学",
        "availability": "weekends",
        "languages": ("fr:speaks",),
    },
    {
        "kind": "language",
        "expertise": "translating",
        "specialty": "合同和标书",
        "availability": "weekdays",
        "languages": ("de:writes", "en:writes"),
    },
    {
        "kind": "language",
        "expertise": "interpreting",
        "specialty": "体育赛事",
        "availability": "weekends",
        "languages": ("ko:interprets", "ru:speaks"),
    },
)
