"""Every spelling tradition: it parses, it has a row for every sound of its dialect, and it writes the names papers bear."""

from __future__ import annotations

import pytest

from tests.shape.tree import ROOT
from yinxin.domain.errors import UnreadableError
from yinxin.domain.roots.readings import Readings, Role
from yinxin.domain.roots.traditions import Tradition, dialects_from, tradition_from

TABLES = ROOT / "src" / "yinxin" / "kit" / "root_tables"
FILES = sorted((TABLES / "traditions").glob("*.tsv"))
READINGS = Readings.from_bytes((TABLES / "readings.bin").read_bytes())
DIALECTS = dialects_from((TABLES / "dialects.tsv").read_text(encoding="utf-8"))
READ = {file.stem: tradition_from(file.read_text(encoding="utf-8"), file.name) for file in FILES}


@pytest.mark.parametrize("tradition", READ.values(), ids=READ)
def test_every_sound_of_the_dialect_has_a_spelling(tradition: Tradition):
    dialect = DIALECTS[tradition.dialect]
    gaps = []
    for syllable in READINGS.dialects[tradition.dialect].syllables:
        onset, rime = dialect.parted(syllable)
        if tradition.whole(syllable) is None and not (tradition.onset(onset, rime) and tradition.rime(rime, onset)):
            gaps.append(syllable)
    assert gaps == []


@pytest.mark.parametrize("tradition", READ.values(), ids=READ)
def test_spellings_are_plain_letters(tradition: Tradition):
    for part in (tradition.onsets, tradition.rimes, tradition.wholes):
        for sound, rows in part.items():
            for row in rows:
                assert all(
                    not letters or (letters.isascii() and letters.isalpha() and letters.islower())
                    for letters in row.spellings
                ), sound


@pytest.mark.parametrize("tradition", READ.values(), ids=READ)
def test_no_context_names_a_sound_the_dialect_has_not(tradition: Tradition):
    """A slip in `rime i@z,c` would be silent: the plain row would go on holding."""
    dialect = DIALECTS[tradition.dialect]
    parted = [dialect.parted(syllable) for syllable in READINGS.dialects[tradition.dialect].syllables]
    onsets, rimes = {onset or "0" for onset, _ in parted} | set(dialect.onsets), {rime for _, rime in parted}
    for beside, known in ((tradition.rimes, onsets), (tradition.onsets, rimes)):
        for sound, rows in beside.items():
            for row in rows:
                assert row.beside <= known, (sound, sorted(row.beside - known))


@pytest.mark.parametrize(
    ("id", "char", "spellings"),
    [
        ("us-taishan", "譚", "hom ham hum tom"), ("us-taishan", "謝", "der dear dea jair"), ("us-taishan", "趙", "jew jue chew jiu"),
        ("us-taishan", "朱", "gee chu jee choo"), ("us-taishan", "甄", "yun yan gin yen"), ("us-taishan", "伍", "ng eng ing ung gn"),
        ("us-taishan", "雷", "louie lui looey louis"), ("us-taishan", "鄺", "fong kwong quong"), ("us-taishan", "關", "quan kwan gan"),
        ("us-taishan", "阮", "goon yuen"), ("us-taishan", "許", "hui huie hooey"), ("us-taishan", "曾", "jang dang tang"),
        ("us-taishan", "葉", "yip ip jip yep"), ("us-taishan", "梅", "moy moi"), ("us-taishan", "周", "jew jow joe chow"),
        ("us-cantonese", "梅", "mui moy"), ("us-cantonese", "關", "quan kwan"), ("us-cantonese", "林", "lum lam lem"),
        ("us-cantonese", "楊", "young yeung yong"), ("hk-gov", "張", "cheung"), ("hk-gov", "徐", "tsui chui"), ("hk-gov", "伍", "ng"),
        ("macau-pt", "楊", "ieong"), ("macau-pt", "黃", "vong wong"), ("macau-pt", "余", "u"), ("macau-pt", "葉", "ip"),
        ("macau-pt", "關", "kuan"), ("macau-pt", "鄭", "cheang"), ("malaya-cantonese", "馮", "foong fung"),
        ("malaya-cantonese", "梁", "leong"), ("wade-giles", "許", "hsu"), ("wade-giles", "朱", "chu"), ("wade-giles", "何", "ho"),
        ("taiwan", "謝", "hsieh"), ("taiwan", "張", "chang jang jhang"), ("pinyin", "呂", "lu lyu"), ("postal", "周", "chow"),
        ("french-mandarin", "周", "tcheou"), ("vietnamese", "阮", "nguyen"), ("vietnamese", "黃", "hoang huynh"),
        ("vietnamese", "郭", "quach"), ("vietnamese", "梁", "luong"), ("yale-cantonese", "張", "jeung"), ("jyutping", "徐", "ceoi"),
    ],
)  # fmt: skip
def test_a_surname_is_written_as_on_the_papers(id, char, spellings):
    written = set(ways(READ[id], char))
    assert set(spellings.split()) <= written


def ways(tradition: Tradition, char: str):
    """All ways a tradition may write a surname."""
    for syllable, _ in READINGS.of(char, tradition.dialect, Role.SURNAME):
        if whole := tradition.whole(syllable):
            yield from whole.spellings
            continue
        onset, rime = DIALECTS[tradition.dialect].parted(syllable)
        heads, tails = tradition.onset(onset, rime), tradition.rime(rime, onset)
        assert heads and tails
        yield from (head + tail for head in heads.spellings for tail in tails.spellings)


def test_a_row_that_is_none_is_refused_with_its_line():
    with pytest.raises(UnreadableError):
        tradition_from("id\tx\ndialect\tyue\nonset\tgw\n", "x.tsv")
