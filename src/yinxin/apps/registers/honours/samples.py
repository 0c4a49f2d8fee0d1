"""Invented honours of the sample town."""

from __future__ import annotations

from datetime import date

ROWS: tuple[dict[str, object], ...] = (
    {
        "code": "RY-0001",
        "kind": "citizen",
        "nominee": "林惠贞（样例）",
        "nominee_other": "Lam Wai Ching",
        "agreed_on": "2014-03-02",
        "home_abroad": "加拿大",
        "nominator": "云礁市政府",
        "grounds": "捐建石塘镇卫生院门诊楼，二十年间每年回乡看望住院老人。",
        "body": "澜浦市政府",
        "resolution": "澜府〔2014〕22号",
        "resolved_on": "2014-09-10",
        "document": "https://lanpu.example/2014/22",
        "conferred_on": "2014-10-01",
        "certificate": "荣证第007号",
        "benefits": "应邀列席市重大庆典；在市内公园和博物馆免票。",
    },
    {
        "code": "RY-0002",
        "kind": "citizen",
        "nominee": "谭伟业（样例）",
        "nominee_other": "Tam Wai Yip",
        "agreed_on": "2017-02-14",
        "home_abroad": "中国香港",
        "nominator": "棠溪市政府",
        "grounds": "发起旅港同乡合捐仓前小学教学楼，并为贫困学生设立助学金。",
        "body": "澜浦市人民代表大会常务委员会",
        "resolution": "澜常〔2017〕5号",
        "resolved_on": "2017-05-26",
        "conferred_on": "2017-09-30",
        "certificate": "荣证第012号",
        "benefits": "应邀列席市重大庆典。",
    },
    {
        "code": "RY-0003",
        "kind": "merit",
        "nominee": "何嘉仪（样例）",
        "nominee_other": "Ho Ka Yee",
        "agreed_on": "2021-06-01",
        "home_abroad": "加拿大",
        "nominator": "市归国华侨联合会",
        "grounds": "牵头捐建澜浦市第二中学图书馆，并多次为学生开设暑期英语课。",
        "body": "澜浦市政府",
        "resolution": "澜府〔2021〕9号",
        "resolved_on": "2021-08-20",
        "conferred_on": "2021-09-10",
        "certificate": "荣证第021号",
    },
    {
        "code": "RY-0004",
        "kind": "adviser",
        "nominee": "周志强（样例）",
        "agreed_on": "2023-04-18",
        "home_abroad": "澳大利亚",
        "nominator": "市外事局",
        "grounds": "为侨乡文物保护提供修缮技术指导。",
        "body": "澜浦市政府",
        "resolution": "澜府〔2023〕15号",
        "resolved_on": "2023-07-05",
    },
    {
        "code": "RY-0005",
        "kind": "commendation",
        "nominee": "黄素芬（样例）",
        "agreed_on": "2026-05-11",
        "nominator": "浮岭市政府",
        "grounds": "组织旅居地乡亲捐赠防疫物资。",
    },
    {
        "code": "RY-0006",
        "kind": "citizen",
        "nominee": "陈国良（样例）",
        "agreed_on": "2026-08-03",
        "home_abroad": "美国",
        "nominator": "望潮区政府",
        "grounds": "推动澜浦与旅居地两所学校结为姊妹校。",
    },
)

ACTIVITIES: dict[str, tuple[tuple[str, str, date, str], ...]] = {
    "RY-0001": (
        ("ceremony", "澜浦市荣誉市民授荣仪式", date(2014, 10, 1), "attended"),
        ("opening", "石塘镇卫生院住院部落成", date(2019, 11, 8), "attended"),
    ),
    "RY-0002": (("ceremony", "澜浦市荣誉市民授荣仪式", date(2017, 9, 30), "attended"),),
}
"""Kind, name and day of the event, and whether it was attended."""
