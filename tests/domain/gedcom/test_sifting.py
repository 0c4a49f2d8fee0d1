"""Of a family tree only the proven deceased come through. Of everybody else nothing is left but a count."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.errors import UnreadableError
from yinxin.domain.gedcom import read
from yinxin.domain.gedcom.sifted import Sifted, packed, unpacked
from yinxin.domain.gedcom.sifting import sifted

TODAY = date(2026, 11, 20)
HEAD = "0 HEAD\n1 GEDC\n2 VERS 7.0\n"

FAMILY = """0 @OLD@ INDI
1 NAME /譚/錫
2 TRAN Sick /Hom/
3 LANG yue-Latn-x-us1904
1 NAME /譚/啟賢
2 TYPE OTHER
3 PHRASE 字
1 SEX M
1 BIRT
2 DATE 1870
3 PHRASE 同治九年
2 PLAC 廣東新寧
1 DEAT
2 DATE 1931
1 _GENERATION 17
1 SOUR @S1@
2 PAGE 卷三
2 QUAY 3
1 FAMS @F1@
0 @WIFE@ INDI
1 NAME /梁/氏
1 SEX F
1 DEAT Y
0 @SON@ INDI
1 NAME /譚/振華
1 BIRT
2 DATE 1905
1 DEAT
2 DATE 1980
1 FAMC @F1@
0 @YOUNG@ INDI
1 NAME /譚/小明
2 TRAN Siu Ming /Tam/
3 LANG yue-Latn
1 BIRT
2 DATE 1980
2 PLAC Secretville
0 @UNKNOWN@ INDI
1 NAME /譚/某某
0 @BESIDE@ INDI
1 NAME /黃/美玉
1 DEAT Y
0 @ASKED@ INDI
1 NAME /譚/保密
1 DEAT
2 DATE 1900
1 RESN CONFIDENTIAL
0 @F1@ FAM
1 HUSB @OLD@
1 WIFE @WIFE@
1 CHIL @SON@
1 MARR
2 DATE 1890
0 @F2@ FAM
1 HUSB @YOUNG@
1 WIFE @BESIDE@
0 @S1@ SOUR
1 TITL 譚氏族譜
"""


def sift(lines: str) -> Sifted:
    return sifted(read(HEAD + lines), "UTF-8", today=TODAY)


def test_the_deceased_come_through_with_names_events_and_sources():
    found = {one.key: one for one in sift(FAMILY).persons}
    assert set(found) == {"OLD", "WIFE", "SON"}
    old = found["OLD"]
    assert [(one.kind, one.surname, one.given, one.script, one.language) for one in old.names] == [
        ("birth", "譚", "錫", "Hant", ""),
        ("birth", "Hom", "Sick", "Latn", "yue-Latn-x-us1904"),
        ("courtesy", "譚", "啟賢", "Hant", ""),
    ]
    assert [(one.kind, one.on, one.place) for one in old.events] == [
        ("birth", "同治九年", "廣東新寧"),
        ("death", "1931", ""),
        ("marriage", "1890", ""),
    ]
    assert (old.sex, old.generation) == ("male", 17)
    assert (old.cited.title, old.cited.page, old.cited.trust) == ("譚氏族譜", "卷三", "record")


def test_relations_hold_between_those_who_come_through():
    assert {(one.person, one.other, one.kind) for one in sift(FAMILY).relations} == {
        ("SON", "OLD", "father"),
        ("SON", "WIFE", "mother"),
        ("WIFE", "OLD", "spouse"),
    }


def test_of_the_others_there_are_counts_and_not_one_word():
    found = sift(FAMILY)
    assert found.counts.persons == 7
    assert (found.counts.living, found.counts.maybe_living, found.counts.restricted) == (0, 3, 1)
    assert found.counts.dropped + len(found.persons) == found.counts.persons
    text = packed(found).decode()
    for word in (
        "小明",
        "Siu",
        "Tam",
        "Secretville",
        "某某",
        "美玉",
        "保密",
        "YOUNG",
        "BESIDE",
        "ASKED",
        "UNKNOWN",
        "1980-",
    ):
        assert word not in text


def test_what_is_packed_for_the_way_is_unpacked_as_it_was():
    found = sift(FAMILY)
    assert unpacked(packed(found)) == found


def test_a_source_that_names_somebody_who_is_dropped_is_left_out():
    lines = FAMILY.replace("譚氏族譜", "譚小明口述").replace("卷三", "Interview with Ming Siu Tam / Tam, Siu Ming 2001")
    found = sift(lines)
    assert found.persons[0].cited.title == ""
    assert "小明" not in packed(found).decode()
    assert dict(found.lost)["SOUR.TITL"] >= 1


def test_a_place_that_names_somebody_who_is_dropped_is_left_out():
    assert "Siu Ming" not in packed(sift(FAMILY.replace("廣東新寧", "c/o Siu Ming Tam, Toronto"))).decode()


def test_a_tag_that_is_a_broken_off_name_is_not_repeated():
    found = sift("0 @A@ INDI\n1 NAME /A/\n1 DEAT\n2 DATE 1950\n1 CHANTAIMAN lives in Vancouver\n")
    assert dict(found.lost) == {"INDI.…": 1}


@pytest.mark.parametrize(
    "lines",
    [
        "1 DEAT",
        "1 DEAT N",
        "1 DEAT Y\n2 SOUR @S1@\n3 QUAY 0",
        "1 DEAT Y\n2 SOUR @S1@\n3 QUAY 1",
        "1 BIRT\n2 DATE ABT 1915",
        "1 BIRT\n2 DATE AFT 1850",
        "1 BIRT\n2 DATE 1870\n3 SOUR x\n2 SOUR @S1@\n3 QUAY 0",
        "1 BURI",
        "1 WILL\n2 DATE 1900",
        "1 EVEN died\n2 DATE 1950",
        "1 DEAT Y",
        "1 BIRT\n2 DATE 2001\n1 DEAT Y",
        "1 DEAT Y\n2 SOUR @S1@\n3 PAGE 12",
        "1 DEAT\n2 PLAC living",
        "1 DEAT\n2 DATE AFT 2010",
        "1 BURI\n2 PLAC Family plot bought 2020",
        "1 BURI\n2 DATE 2099",
        "1 BIRT\n2 DATE ABT 1990\n1 BURI\n2 DATE 1890",
        "1 BURI\n2 DATE 1890\n1 RESI\n2 DATE 2015",
        "1 BURI\n2 DATE 1980\n2 SOUR @S1@\n3 QUAY 1",
    ],
)
def test_what_proves_no_death_keeps_nobody(lines):
    assert sift(f"0 @A@ INDI\n1 NAME /A/b\n{lines}\n0 @S1@ SOUR\n1 TITL t\n").persons == ()


@pytest.mark.parametrize(
    "lines",
    ["1 DEAT\n2 DATE 1960", "1 BURI\n2 DATE 1961\n2 PLAC 台山", "1 BIRT\n2 DATE 1870", "1 BIRT\n2 DATE (光緒十九年)"],
)
def test_what_proves_a_death_keeps_the_person(lines):
    assert len(sift(f"0 @A@ INDI\n1 NAME /A/b\n{lines}\n").persons) == 1


def test_heirs_and_doubtful_parents():
    people = "".join(f"0 @{one}@ INDI\n1 NAME /A/{one}\n1 DEAT\n2 DATE 1950\n" for one in ("F", "G", "H"))
    child = "0 @C@ INDI\n1 NAME /A/c\n1 DEAT\n2 DATE 1950\n1 FAMC @F1@\n2 PEDI ADOPTED\n2 _HEIR 嗣子\n1 FAMC @F2@\n2 _HEIR 兼祧\n1 FAMC @F3@\n2 STAT CHALLENGED\n1 FAMC @F4@\n2 PEDI FOSTER\n"
    families = "0 @F1@ FAM\n1 HUSB @F@\n0 @F2@ FAM\n1 HUSB @G@\n0 @F3@ FAM\n1 WIFE @H@\n0 @F4@ FAM\n1 HUSB @H@\n"
    found = sift(people + child + families).relations
    assert {(one.other, one.kind) for one in found} == {("F", "heir-of"), ("G", "also-heir-of"), ("H", "uncertain")}


def test_his_own_ancestor_is_refused_with_the_line():
    with pytest.raises(UnreadableError, match="第4行"):
        sift("0 @A@ INDI\n1 NAME /A/b\n0 @F@ FAM\n1 HUSB @A@\n1 CHIL @A@\n")


def test_a_family_that_is_to_be_kept_back_ties_nobody_and_a_locked_person_stays():
    people = "".join(
        f"0 @{one}@ INDI\n1 NAME /A/{one}\n1 DEAT\n2 DATE 1950\n1 RESN LOCKED\n" for one in ("F", "W", "C")
    )
    family = "0 @F1@ FAM\n1 HUSB @F@\n1 WIFE @W@\n1 CHIL @C@\n1 MARR\n2 PLAC 台山\n"
    shown, hidden = sift(people + family), sift(people + family + "1 RESN PRIVACY\n")
    assert (len(shown.persons), len(shown.relations)) == (3, 3)
    assert (len(hidden.persons), len(hidden.relations)) == (3, 0)
    assert "台山" not in packed(hidden).decode()


KIN_NAMED = """0 @M@ INDI
1 NAME {name}
1 NAME /李/氏
1 DEAT
2 DATE 1970
1 BURI
2 PLAC {place}
0 @S@ INDI
1 NAME /譚/國強
2 TRAN Mei Ling /Hom/
3 LANG yue-Latn
0 @G@ INDI
1 NAME {name}
1 DEAT
2 DATE 1900
0 @F0@ FAM
1 WIFE @M@
1 CHIL @D@
0 @D@ INDI
1 NAME /譚/長女
1 DEAT
2 DATE 1999
0 @F1@ FAM
1 WIFE @D@
1 CHIL @S@
"""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("mother of Mei Ling Hom /Lee/", "c/o Hom Mei Ling"),
        ("門李氏(國強之母)", "国强家后山"),
        ("國強之母 /李/", "譚國強家"),
        ("/李/国强祖母", "台山 國強 屋"),
    ],
)
def test_whoever_is_dropped_is_named_by_no_name_or_place_of_her_kin(name, place):
    found = sift(KIN_NAMED.format(name=name, place=place))
    mother = next(one for one in found.persons if one.key == "M")
    assert [(one.surname, one.given) for one in mother.names] == [("李", "氏")]
    assert [one.place for one in mother.events if one.kind == "burial"] == [""]
    assert dict(found.lost)["INDI.NAME"] >= 1 and dict(found.lost)["INDI.BURI.PLAC"] == 1


def test_a_namesake_of_whoever_is_dropped_keeps_her_name():
    found = sift(KIN_NAMED.format(name="/譚/國強", place="台山"))
    assert [(one.surname, one.given) for one in found.persons[0].names] == [("譚", "國強"), ("李", "氏")]
    assert found.persons[0].events[1].place == "台山"
