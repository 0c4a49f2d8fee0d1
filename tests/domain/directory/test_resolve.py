"""Printed names of units find their unit: by spelling, abbreviation, renaming and placeholder, and never by guessing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.directory import Directory, Ground, GroupRow, Match, NameRow, UnitRow

AREAS = ("榕江区", "海陵区", "新岸区", "台平市", "开阳市", "鹤岭市", "恩州市")
OFFICES = (
    "委宣传部",
    "委统一战线工作部",
    "委机构编制委员会办公室",
    "委网络安全和信息化委员会办公室",
    "外事局",
    "教育局",
    "文化广电新闻出版局",
    "发展和改革局",
    "工业和信息化局",
    "人力资源和社会保障局",
    "住房和城乡建设局",
    "城市管理和综合执法局",
    "卫生健康局",
    "市场监督管理局",
    "国有资产监督管理委员会",
    "农业农村局",
    "城乡规划局",
    "退役军人事务局",
    "港澳事务局",
    "应急管理局",
    "医疗保障局",
    "归国华侨联合会",
    "工商业联合会",
    "文学艺术界联合会",
    "科学技术协会",
    "国际贸易促进委员会",
    "高新技术产业开发区管理委员会",
    "中级人民法院",
)
PLACE = UnitRow(1, "五邑市人民政府", "city", "government")
AREA_ROWS = [UnitRow(10 + at, f"{area}人民政府", "county", "government", 1) for at, area in enumerate(AREAS)]
OFFICE_ROWS = [UnitRow(100 + at, f"五邑市{name}", "city", "department", 1) for at, name in enumerate(OFFICES)]
BY_NAME = {row.name.removeprefix("五邑市"): row.id for row in OFFICE_ROWS}
AREA_IDS = tuple(row.id for row in AREA_ROWS)
REFORM = date(2019, 3, 1)
NAMES = [
    NameRow(BY_NAME["外事局"], "五邑市外事侨务局", None, REFORM),
    NameRow(BY_NAME["外事局"], "五邑市外事局", REFORM, None),
]
TOWN = Directory.of(place="五邑市人民政府", units=[PLACE, *AREA_ROWS, *OFFICE_ROWS], names=NAMES)


@pytest.mark.parametrize("printed", ["五邑市教育局", "市教育局", "教育局", " 市 教育局 ", "“市教育局”", "市教育局等"])
def test_the_place_and_writing_habits_do_not_matter(printed: str):
    found = TOWN.resolve(printed)

    assert (found.match, found.units, found.inferred) == (Match.UNIT, (BY_NAME["教育局"],), False)


@pytest.mark.parametrize(
    ("printed", "office"),
    [
        ("市文广新局", "文化广电新闻出版局"),
        ("市发改局", "发展和改革局"),
        ("市发展改革局", "发展和改革局"),
        ("市工信局", "工业和信息化局"),
        ("市经信局", None),
        ("市人社局", "人力资源和社会保障局"),
        ("市人力资源社会保障局", "人力资源和社会保障局"),
        ("市住建局", "住房和城乡建设局"),
        ("市住房城乡建设局", "住房和城乡建设局"),
        ("市城管局", "城市管理和综合执法局"),
        ("市卫健局", "卫生健康局"),
        ("市市场监管局", "市场监督管理局"),
        ("市场监管局", "市场监督管理局"),
        ("市市监局", "市场监督管理局"),
        ("市国资委", "国有资产监督管理委员会"),
        ("市退役军人局", "退役军人事务局"),
        ("市港澳局", "港澳事务局"),
        ("市应急局", "应急管理局"),
        ("市医保局", "医疗保障局"),
        ("市委统战部", "委统一战线工作部"),
        ("中共五邑市委宣传部", "委宣传部"),
        ("市委编办", "委机构编制委员会办公室"),
        ("市委网信办", "委网络安全和信息化委员会办公室"),
        ("市侨联", "归国华侨联合会"),
        ("市工商联", "工商业联合会"),
        ("市文联", "文学艺术界联合会"),
        ("市科协", "科学技术协会"),
        ("市贸促会", "国际贸易促进委员会"),
        ("市高新技术产业开发区管委会", "高新技术产业开发区管理委员会"),
        ("市法院", "中级人民法院"),
        ("市外侨局", "外事局"),
    ],
)
def test_abbreviations_in_daily_use(printed: str, office: str | None):
    found = TOWN.resolve(printed)

    assert found.units == ((BY_NAME[office],) if office else ())
    assert found.match is (Match.UNIT if office else Match.UNKNOWN)


@pytest.mark.parametrize(
    ("printed", "nearest"),
    [
        ("市农业局", "农业农村局"),
        ("市规划局", "城乡规划局"),
        ("市发改委", "发展和改革局"),
        ("市文化广电旅游局", "文化广电新闻出版局"),
    ],
)
def test_another_office_is_proposed_and_not_taken(printed: str, nearest: str):
    """教育局 beside 教育体育局 may be another office: a person decides."""
    found = TOWN.resolve(printed)

    assert (found.match, found.units) == (Match.UNKNOWN, ())
    assert found.proposals[0].unit == BY_NAME[nearest]
    assert 0 < found.proposals[0].score < 100


@pytest.mark.parametrize("printed", ["市委办", "市委部", "市办", "局", "市", "委"])
def test_too_little_is_no_abbreviation(printed: str):
    assert TOWN.resolve(printed).units == ()


def test_an_abbreviation_of_two_offices_is_for_a_person_to_decide():
    rows = [UnitRow(1, "市文化广电局", "city", "department"), UnitRow(2, "市文物广告局", "city", "department")]

    found = Directory.of(place="五邑市", units=rows).resolve("市文广局")

    assert found.match is Match.UNKNOWN
    assert {near.unit for near in found.proposals} == {1, 2}


def test_the_office_of_a_county_is_not_the_office_of_the_city():
    assert TOWN.resolve("榕江区教育局").units == ()


@pytest.mark.parametrize("printed", ["榕江区政府", "榕江区人民政府", "榕江区"])
def test_an_area_stands_for_its_government(printed: str):
    assert TOWN.resolve(printed).units == (AREA_ROWS[0].id,)


@pytest.mark.parametrize("printed", ["市政府", "市人民政府", "五邑市政府", "五邑市"])
def test_the_place_itself(printed: str):
    assert TOWN.resolve(printed).units == (PLACE.id,)


@pytest.mark.parametrize(
    "printed",
    [
        "各市、区政府",
        "各市（区）人民政府",
        "各市(区)政府",
        "各县（市、区）",
        "各县（市、区）人民政府",
        "各市、各区",
        "各区、县级市",
        "各市区",
        "全市各县区",
        "各县（市、区）政府（管委会）",
    ],
)
def test_a_placeholder_means_every_area_of_the_place(printed: str):
    found = TOWN.resolve(printed)

    assert (found.match, found.units) == (Match.GROUP, AREA_IDS)


def test_a_placeholder_for_one_kind_of_area_means_only_that_kind():
    assert TOWN.resolve("各区政府").units == AREA_IDS[:3]


@pytest.mark.parametrize(
    "printed",
    [
        "各有关单位",
        "有关部门",
        "市直有关部门",
        "各成员单位",
        "各相关职能部门",
        "各部门",
        "市属各高校",
        "有关县（市、区）",
        "各级侨联",
    ],
)
def test_a_placeholder_without_fixed_members_says_nobody(printed: str):
    found = TOWN.resolve(printed)

    assert (found.match, found.ground, found.units) == (Match.GROUP, Ground.OPEN, ())


def test_a_group_of_the_directory_goes_before_the_general_rule():
    rows = [GroupRow(7, ("各市、区政府",), AREA_IDS[:2]), GroupRow(8, ("侨务五单位", "市侨务五部门"), (100, 101))]
    town = Directory.of(place="五邑市", units=[PLACE, *AREA_ROWS, *OFFICE_ROWS], groups=rows)

    assert (town.resolve("各市（区）人民政府").group, town.resolve("各市（区）人民政府").units) == (7, AREA_IDS[:2])
    assert town.resolve("市侨务五部门").group == 8
    assert town.resolve("各区政府").group is None


def test_in_a_province_the_cities_are_meant_and_not_the_county_towns():
    rows = [
        UnitRow(1, "岭海省人民政府", "province", "government"),
        UnitRow(2, "五邑市人民政府", "city", "government", 1),
        UnitRow(3, "山源自治州人民政府", "city", "government", 1),
        UnitRow(4, "台平市人民政府", "county", "government", 2),
        UnitRow(5, "山前县人民政府", "county", "government", 3),
    ]
    province = Directory.of(place="岭海省人民政府", units=rows)

    assert province.resolve("各市、州政府").units == (2, 3)
    assert province.resolve("各市、州、县人民政府").units == (2, 3, 5)


def test_renaming_on_a_date():
    unit = (BY_NAME["外事局"],)

    assert (TOWN.resolve("市外事侨务局", on=date(2018, 1, 1)).ground, TOWN.resolve("市外事局").ground) == (
        Ground.NAME,
        Ground.NAME,
    )
    late = TOWN.resolve("市外侨局", on=date(2021, 1, 1))
    assert (late.match, late.units) == (Match.UNIT, unit)
    assert TOWN.resolve("市外事侨务局", on=REFORM).ground is Ground.FORMER_NAME


def test_a_name_means_whoever_bore_it_on_the_day():
    rows = [
        UnitRow(1, "市文化局", "city", "department", valid_to=date(2010, 1, 1)),
        UnitRow(2, "市文化局", "city", "department", valid_from=date(2019, 1, 1)),
    ]
    town = Directory.of(place="五邑市", units=rows)

    assert town.resolve("市文化局", on=date(2009, 1, 1)).units == (1,)
    assert town.resolve("市文化局", on=date(2020, 1, 1)).units == (2,)
    assert town.resolve("市文化局").units == (2,)


def test_a_unit_that_ended_leads_to_its_successors_after_that_day():
    rows = [
        UnitRow(1, "市旅游局", "city", "department", valid_to=REFORM),
        UnitRow(2, "市文化旅游局", "city", "department", valid_from=REFORM, valid_to=date(2024, 1, 1)),
        UnitRow(3, "市文旅体局", "city", "department", valid_from=date(2024, 1, 1)),
    ]
    town = Directory.of(place="五邑市", units=rows, successors={1: (2,), 2: (3,)})

    assert town.resolve("市旅游局", on=date(2018, 1, 1)).units == (1,)
    assert town.resolve("市旅游局", on=date(2020, 1, 1)).units == (2,)
    assert (town.resolve("市旅游局").ground, town.resolve("市旅游局").units) == (Ground.SUCCESSOR, (3,))


def test_successors_that_name_each_other_do_not_hang():
    rows = [UnitRow(at, f"市{at}局", "city", "department", valid_to=REFORM) for at in (1, 2)]
    town = Directory.of(place="五邑市", units=rows, successors={1: (2,), 2: (1,)})

    assert town.resolve("市1局").units


WORDS = st.lists(
    st.sampled_from(
        ["教育", "体育", "文化", "旅游", "侨务", "外事", "财政", "农业", "水利", "交通", "运输", "民政", "科学", "技术"]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(WORDS, st.sampled_from(["局", "委员会", "办公室", "联合会"]))
def test_every_unit_answers_to_its_own_name(words: list[str], ending: str):
    name = "五邑市" + "".join(words) + ending
    town = Directory.of(place="五邑市", units=[*OFFICE_ROWS, UnitRow(9, name, "city", "department")])

    found = town.resolve(name)
    ids = {near.unit for near in found.proposals} or set(found.units)
    assert 9 in ids
    assert TOWN.resolve(name).units in {(), *((row.id,) for row in OFFICE_ROWS)}


@given(WORDS, WORDS)
def test_an_acronym_of_every_word_finds_the_one_office(words: list[str], others: list[str]):
    full, other = "市" + "和".join(words) + "局", "市" + "".join(others) + "办公室"
    short = "市" + "".join(word[0] for word in words) + "局"
    town = Directory.of(
        place="五邑市", units=[UnitRow(1, full, "city", "department"), UnitRow(2, other, "city", "department")]
    )

    assert town.resolve(short).units == (1,)


@given(st.text(max_size=40), st.none() | st.dates())
def test_any_text_gets_an_answer(printed: str, on: date | None):
    found = TOWN.resolve(printed, on=on)

    assert (found.match is Match.UNKNOWN) == (found.ground is Ground.NONE)
    assert not (found.match is Match.UNKNOWN and found.units)
    assert found.match is not Match.UNIT or found.units
    assert all(0 <= near.score <= 100 for near in found.proposals)


def test_a_large_directory_answers_at_once():
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 71)]
    many = [
        UnitRow(1000 + at, f"{letters[at % 71]}{letters[at // 71]}镇{OFFICES[at % len(OFFICES)]}", "town", "department")
        for at in range(5000)
    ]
    town = Directory.of(place="五邑市", units=[PLACE, *OFFICE_ROWS, *many])
    times = []
    for printed in ("市侨务科技交流中心局", "市人社局", "五邑市教育局") * 20:
        start = time.perf_counter()
        town.resolve(printed)
        times.append(time.perf_counter() - start)

    assert sorted(times)[len(times) // 2] < 0.005
