"""Files as genealogists' programs write them: names in any order, in several scripts, with all that Chinese books know besides."""

from __future__ import annotations

import pytest

from yinxin.domain.gedcom import Version, read, write
from yinxin.domain.gedcom.tree import Heir, NameKind, PartKind, Pedigree, Person, Restriction, Tree
from yinxin.domain.gedcom.when import of_words

SEVEN = "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
FIVE = "0 HEAD\n1 SOUR webtrees\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"


def person(lines: str, head: str = FIVE):
    return read(f"{head}0 @I1@ INDI\n{lines}\n0 TRLR\n").tree.persons[0]


@pytest.mark.parametrize(
    ("lines", "surname", "given"),
    [
        ("1 NAME /司徒/美堂", "司徒", "美堂"),
        ("1 NAME 美堂 /司徒/", "司徒", "美堂"),
        ("1 NAME 美堂/司徒/", "司徒", "美堂"),
        ("1 NAME 司徒美堂", "", "司徒美堂"),
        ("1 NAME 司徒美堂\n2 SURN 司徒\n2 GIVN 美堂", "司徒", "美堂"),
        ("1 NAME\n2 SURN 司徒\n2 GIVN 美堂", "司徒", "美堂"),
        ("1 NAME 美堂 //\n2 _SURN 司徒", "司徒", "美堂"),
        ("1 NAME /陳/", "陳", ""),
        ("1 NAME Mei Tong /Szeto/ Jr", "Szeto", "Mei Tong Jr"),
    ],
)
def test_the_surname_wherever_it_stands(lines, surname, given):
    spelt = person(lines).names[0].spelt
    assert (spelt.surname, spelt.given) == (surname, given)


def test_parts_of_a_name_written_more_than_once():
    name = person("1 NAME A B /C/\n2 GIVN A, B\n2 SURN C\n2 NPFX Dr.\n2 SPFX de\n2 NICK Ah B").names[0]
    assert [(part.kind, part.text) for part in name.spelt.parts] == [
        (PartKind.PREFIX, "Dr."),
        (PartKind.GIVEN, "A"),
        (PartKind.GIVEN, "B"),
        (PartKind.NICKNAME, "Ah B"),
        (PartKind.SURNAME_PREFIX, "de"),
        (PartKind.SURNAME, "C"),
    ]


def test_names_that_webtrees_writes_under_a_name():
    names = person("1 NAME /梁/氏\n2 _MARNM /謝/梁氏\n2 _AKA Leong Shee\n1 ALIA Leong").names
    assert [(name.kind, name.spelt.text) for name in names] == [
        (NameKind.UNSAID, "/梁/氏"),
        (NameKind.MARRIED, "/謝/梁氏"),
        (NameKind.ALIAS, "Leong Shee"),
        (NameKind.ALIAS, "Leong"),
    ]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("字", NameKind.COURTESY), ("号", NameKind.ART), ("諱", NameKind.TABOO), ("paper name", NameKind.PAPER)],
)
def test_kinds_of_chinese_names(word, kind):
    assert person(f"1 NAME /梁/卓如\n2 TYPE {word}").names[0].kind is kind
    assert person(f"1 NAME /梁/卓如\n2 TYPE OTHER\n3 PHRASE {word}", SEVEN).names[0].kind is kind


def test_spellings_keep_their_language():
    seven = person(
        "1 NAME /譚/錫\n2 TRAN /Hom/ Sick\n3 LANG yue-Latn-x-us1904\n2 TRAN Tán Xī\n3 LANG zh-Latn-pinyin", SEVEN
    )
    assert [one.language for one in seven.names[0].translations] == ["yue-Latn-x-us1904", "zh-Latn-pinyin"]
    five = person(
        "1 NAME /譚/錫\n2 ROMN /Tán/ Xī\n3 TYPE pinyin\n2 ROMN /T'an/ Hsi\n3 TYPE wadegiles\n2 FONE /谭/锡\n3 TYPE zh-Hans"
    )
    assert [one.language for one in five.names[0].translations] == ["zh-Latn-pinyin", "zh-Latn-wadegile", "zh-Hans"]


def test_an_heir_of_two_lines():
    child = person("1 FAMC @F1@\n2 PEDI adopted\n2 _HEIR 兼祧").child_of[0]
    assert (child.pedigree, child.heir) == (Pedigree.ADOPTED, Heir.BOTH)


def test_a_file_may_call_our_extensions_otherwise():
    head = SEVEN + "1 SCHMA\n2 TAG _SHI urn:yinxin:gedcom:generation\n2 TAG _HALL https://example.org/assembly-room\n"
    found = read(f"{head}0 @I1@ INDI\n1 _SHI 17\n1 _HALL 安定堂\n")
    assert found.tree.persons[0].clan.generation == "17"
    assert found.tree.persons[0].clan.hall == ""
    assert [(one.path, one.count) for one in found.lost] == [("INDI._HALL", 1)]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("1893", "1893"),
        ("3 MAY 1936", "1936-05-03"),
        ("ABT 1920", "1920~"),
        ("BET 1856 AND 1864", "1856/1864"),
        ("BEF 1949", "../1949"),
        ("AFT 1949", "1949/.."),
        ("INT 1893 (光緒十九年)", "1893"),
        ("(光緒十九年)", "1893"),
        ("民國廿五年五月", "1936-05"),
        ("@#DJULIAN@ 5 MAY 1700", "1700"),
        ("31 FEB 1900", "1900-02"),
        ("@#DHEBREW@ 2 TVT 5758", ""),
        ("44 B.C.", ""),
        ("someday", ""),
    ],
)
def test_dates_become_dates_of_this_program(value, edtf):
    when = person(f"1 BIRT\n2 DATE {value}").events[0].when
    assert when.edtf == edtf


@pytest.mark.parametrize(
    "words",
    ["光绪十九年", "1893", "约1920年", "1856/1864", "清道光年间", "1936年5月", "1920年代", "不详", "1949年以前"],
)
@pytest.mark.parametrize("version", Version)
def test_words_of_a_record_come_back_as_they_were(version, words):
    from yinxin.domain.gedcom.dates import read_date, words_apart, written_date

    when = of_words(words)
    assert read_date(written_date(when, version), words_apart(when, version)).words == words


def test_what_was_asked_to_be_kept_back_is_told_also_by_a_word_nobody_knows():
    assert person("1 RESN privacy").restrictions == {Restriction.PRIVACY}
    assert person("1 RESN CONFIDENTIAL, LOCKED", SEVEN).restrictions == {Restriction.CONFIDENTIAL, Restriction.LOCKED}
    assert person("1 RESN family-only").restrictions == {Restriction.CONFIDENTIAL}


def test_what_is_not_taken_is_counted_with_its_place_and_without_what_it_says():
    found = read(f"{FIVE}0 @I1@ INDI\n1 RELI Baptist\n1 SSN 123\n1 PHON 555\n1 BIRT\n2 AGNC Hospital\n2 DATE 1900\n")
    assert {one.path: (one.count, one.line) for one in found.lost} == {
        "INDI.RELI": (1, 7),
        "INDI.SSN": (1, 8),
        "INDI.PHON": (1, 9),
        "INDI.BIRT.AGNC": (1, 11),
    }


def test_shared_notes_are_written_out_where_they_are_used():
    assert person("1 NOTE @N1@\n0 @N1@ NOTE 第一\n1 CONC 行\n1 CONT 第二行").notes == ("第一行\n第二行",)


@pytest.mark.parametrize("version", Version)
def test_a_note_that_looks_like_a_pointer_is_a_note(version):
    tree = Tree(persons=(Person("I1", notes=("@I1@", "@@", "a@b")),))
    assert read(write(tree, version, by="办")).tree == tree


def test_a_line_without_a_level_goes_on_with_the_one_before():
    assert person("1 NOTE first\nsecond line").notes == ("first\nsecond line",)


def test_no_line_of_the_older_version_is_longer_than_255_characters():
    tree = read(f"{FIVE}0 @I1@ INDI\n1 NOTE {'族譜 @ ' * 400}\n").tree
    text = write(tree, Version.FIVE, by="侨务办公室")
    assert max(map(len, text.splitlines())) <= 255
    assert read(text).tree == tree
