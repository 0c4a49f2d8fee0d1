"""The tables of names a linguist keeps by hand: whole, without doubles, in step with each other, and true where it is known what is true."""

from __future__ import annotations

import math

import pytest

from tests.shape.tree import ROOT
from yinxin.domain.roots.foreign import foreign_from
from yinxin.domain.roots.regions import Regions

TABLES = ROOT / "src" / "yinxin" / "kit" / "root_tables"
COLUMNS = (
    *("han", "sze-yup", "canton", "hokkien", "teochew", "hakka"),
    *("hainan", "foochow", "taiwan", "vietnam", "jiangzhe"),
)
LABELS = (
    "Taishanese/N.America",
    "Vietnam",
    "HK Cantonese",
    "HK/Macau Cantonese",
    "Malaysia/Singapore Hokkien-Teochew",
    "Malaysia Cantonese",
    "Taiwan Wade-Giles",
    "Indonesia (Dutch spelling)",
    "Macau Portuguese",
    "Hakka",
    "Hokkien",
    "Hawaii",
    "Australia",
    "Consular Index (HK Police style)",
    "Thailand (Teochew)",
    "Philippines",
    "Hainanese (Malaya)",
    "Sarawak Foochow",
    "Penang (Sze Yup)",
    "Overseas Cantonese",
    "Jamaica Hakka",
)
# What a converter makes of surnames that are the same in both scripts, and what is right.
NEVER = {
    "餘": "余",
    "範": "范",
    "瀋": "沈",
    "硃": "朱",
    "鬍": "胡",
    "穀": "谷",
    "後": "后",
    "嶽": "岳",
    "遊": "游",
    "鬆": "松",
}


def lines(name: str) -> list[list[str]]:
    text = (TABLES / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def traditions() -> set[str]:
    return {path.stem for path in (TABLES / "traditions").glob("*.tsv")}


@pytest.fixture(scope="module")
def surnames() -> list[list[str]]:
    return lines("surnames")


def test_surnames_are_many_and_none_stands_twice(surnames):
    head, *rows = surnames
    assert head == ["traditional", "simplified", "variants", *COLUMNS]
    names = [row[0] for row in rows]
    assert len(names) == len(set(names)) >= 700
    assert sum(len(name) > 1 for name in names) >= 40
    assert all(len(row) == len(head) for row in rows)
    assert {
        "伍",
        "梅",
        "鄺",
        "甄",
        "余",
        "雷",
        "關",
        "阮",
        "司徒",
        "冼",
        "區",
        "辜",
        "丘",
        "邱",
        "符",
        "莊",
        "歐陽",
        "諸葛",
    } <= set(names)


def test_shares_are_parts_of_ten_thousand(surnames):
    blank = _blanks()
    _, *rows = surnames
    han = [float(row[3]) for row in rows]
    assert min(han) > 0
    for at, column in enumerate(COLUMNS, 3):
        own = [float(row[at]) if row[at] else of_all * blank[column] for row, of_all in zip(rows, han, strict=True)]
        assert 8_000 < sum(own) <= 10_000, column


def _blanks() -> dict[str, float]:
    """The factors of the comment lines `# blank COLUMN FACTOR`."""
    text = (TABLES / "surnames.tsv").read_text(encoding="utf-8")
    said = [line.split() for line in text.splitlines() if line.startswith("# blank ")]
    return {"han": 1.0} | {words[2]: float(words[3]) for words in said}


def test_a_surname_is_not_what_a_converter_makes_of_it(surnames):
    _, *rows = surnames
    simplified = {row[0]: row[1] for row in rows}
    for wrong, right in NEVER.items():
        assert wrong not in simplified, wrong
        if right in simplified:
            assert simplified[right] == right
    assert (simplified["鍾"], simplified["葉"], simplified["蕭"], simplified["雲"]) == ("钟", "叶", "萧", "云")
    variants = {row[0]: row[2].split() for row in rows}
    assert "肖" in variants["蕭"] and "付" in variants["傅"] and "闫" in variants["閻"]
    assert all(len(row[0]) == len(row[1]) for row in rows)
    assert not [row[0] for row in rows if {row[0], row[1]} & set(row[2].split())]


@pytest.mark.parametrize(
    ("column", "more", "less"),
    [
        ("sze-yup", "伍", "王"),
        ("sze-yup", "余", "許"),
        ("sze-yup", "司徒", "歐陽"),
        ("hokkien", "陳", "林"),
        ("hokkien", "蔡", "曾"),
        ("hainan", "符", "劉"),
        ("hakka", "鍾", "許"),
        ("vietnam", "阮", "陳"),
        ("taiwan", "陳", "林"),
        ("han", "王", "陳"),
        ("canton", "黃", "王"),
    ],
)
def test_what_everybody_knows_of_the_order_holds(surnames, column, more, less):
    _, *rows = surnames
    share = {row[0]: float(row[3 + COLUMNS.index(column)]) for row in rows if row[3 + COLUMNS.index(column)]}
    assert share[more] > share[less]


def test_regions_speak_of_columns_and_traditions_that_are_there():
    rows = lines("regions")
    assert rows[0][:2] == ["any", "-"]
    seen: dict[str, str] = {}
    for key, aliases, columns, weights in rows:
        assert {entry.rpartition(":")[0] for entry in columns.split()} <= set(COLUMNS), key
        assert {entry.rpartition(":")[0] for entry in weights.split()} <= traditions(), key
        for alias in aliases.casefold().split(","):
            assert seen.setdefault(alias, key) == key, alias


def test_every_tradition_is_expected_somewhere_and_where_nothing_is_known():
    rows = lines("regions")
    assert traditions() <= {entry.rpartition(":")[0] for entry in rows[0][3].split()}


@pytest.mark.parametrize("label", LABELS)
def test_what_people_call_a_region_is_found(label):
    regions = Regions.from_text((TABLES / "regions.tsv").read_text(encoding="utf-8"))
    assert regions.find(label) is not None


def test_spellings_on_record_name_their_source():
    rows = lines("attested")
    assert len(rows) >= 1_200
    assert len({tuple(row[:4]) for row in rows}) == len(rows)
    for spelling, characters, role, tradition, count, source in rows:
        assert spelling.strip() == spelling != "", spelling
        assert role in ("surname", "given", "place", "person")
        assert tradition in traditions(), tradition
        assert 1 <= int(count) <= 9
        assert source.startswith(("bearer: ", "list: ")), spelling
        assert all("㐀" <= char <= "鿿" for char in characters), characters


def test_a_bearer_bears_what_the_row_says():
    borne = [row for row in lines("attested") if row[5].startswith("bearer: ")]
    assert len(borne) >= 1_000
    for spelling, characters, *_, source in borne:
        said = source.partition(",")[0]
        assert characters in said, source
        assert spelling.casefold() in said.casefold().replace("-", " ") or spelling.casefold() in said.casefold(), (
            source
        )


def test_surnames_on_record_are_surnames_of_the_table(surnames):
    known = {row[0] for row in surnames}
    assert {row[1] for row in lines("attested") if row[2] == "surname"} <= known


def test_exonyms_are_dated_and_stand_once():
    rows = lines("exonyms")
    assert len(rows) >= 150
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    for spelling, characters, begins, ends, kind, source, *was in rows:
        assert [name for name in was if not name or name == characters] == [], spelling
        assert kind in ("exonym", "old-name", "postal") and source, spelling
        if "-" not in (begins, ends):
            assert int(begins) < int(ends), (spelling, characters)
    known = {(row[0], row[1]) for row in rows}
    assert {
        ("Canton", "廣州"),
        ("Amoy", "廈門"),
        ("Sunning", "台山"),
        ("Heungshan", "中山"),
        ("Chusan", "舟山"),
    } <= known


def test_associations_join_surnames_of_the_table(surnames):
    known = {row[0] for row in surnames}
    rows = lines("associations")
    assert len(rows) >= 60
    for names, characters, joined, source, districts in rows:
        assert names and characters and source
        assert (joined == "-") != (districts == "-"), names
        assert joined == "-" or set(joined.split()) <= known, names
    by_name = {name: row[2] for row in rows for name in row[0].split(";")}
    assert set(by_name["Lung Kong"].split()) == set("劉關張趙")
    assert set(by_name["Gee How Oak Tin"].split()) == set("陳胡袁")
    assert set(by_name["Soo Yuen"].split()) == set("雷方鄺")


def test_names_that_are_not_chinese_look_likelier_to_the_model_than_chinese_ones():
    foreign = foreign_from((TABLES / "foreign.tsv").read_text(encoding="utf-8"))

    def per_letter(name: str) -> float:
        return foreign.log_probability(name) / (len(name) + 1)

    strange = ["robertson", "fernandez", "kowalczyk", "nakamura", "subramaniam", "haddad", "okonkwo", "andersson"]
    chinese = ["hsieh", "kwok", "ng", "tjioe", "szeto", "oei", "qiu", "zhuang", "hwang", "yip"]
    assert min(map(per_letter, strange)) > math.log(0.04)
    assert sum(map(per_letter, strange)) / len(strange) > sum(map(per_letter, chinese)) / len(chinese) + 0.3


def test_words_that_may_be_a_syllable_are_never_sure():
    words = {row[0]: row for row in lines("role_words")}
    assert len(words) == len(lines("role_words"))
    assert all(row[2] in ("sure", "maybe") and row[3] for row in words.values())
    for word in ("heung", "lee", "li", "chuen", "shee", "ah"):
        assert words[word][2] == "maybe", word
    assert words["mrs"][2] == words["village"][2] == words["alias"][2] == "sure"
    surnames_as_spelled = {row[0].casefold() for row in lines("attested") if row[2] == "surname"}
    assert {word for word, row in words.items() if row[2] == "sure"} & surnames_as_spelled == set()


def test_western_given_names_stand_once_in_small_letters():
    names = [row[0] for row in lines("western_given")]
    assert len(names) == len(set(names)) >= 600
    assert all(name.isascii() and name == name.lower() for name in names)
    assert {"john", "mary", "william", "anna", "may"} - set(names) <= {"may"}  # May is 梅 and 美 too
