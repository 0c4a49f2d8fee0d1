"""The gold is what its README says: divided by the spelling alone, nothing twice, a source for every row; held rows are never shown."""

from __future__ import annotations

from collections import Counter
from zlib import crc32

import pytest

from tests.bench.roots import alone
from tests.bench.roots.__main__ import COUNTED, main
from tests.bench.roots.gold import GOLD, KINDS, folded, not_chinese, rows_of
from tests.bench.roots.pools import as_lines, persons, places
from yinxin.domain.roots.answers import ReasonCode
from yinxin.domain.text.fold import simplified
from yinxin.kit.root_tables import engine, tables

PARTS = ("tune", "held")
LEAST = {"surname": 450, "place": 260, "person": 260}


@pytest.mark.parametrize("kind", KINDS)
def test_the_spelling_alone_says_whether_a_row_is_held(kind: str) -> None:
    assert all(crc32(row.spelling.encode()) % 3 == 0 for row in rows_of(kind, "held"))
    assert all(crc32(row.spelling.encode()) % 3 != 0 for row in rows_of(kind, "tune"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_row_stands_twice_and_every_row_names_its_source(kind: str) -> None:
    rows = [row for part in PARTS for row in rows_of(kind, part)]
    times = Counter((folded(row.spelling), row.chinese[0]) for row in rows)
    assert [key for key, count in times.items() if count > 1] == []
    assert len(rows) >= LEAST[kind]
    assert all(row.chinese and len(row.source) >= 4 and folded(row.spelling) for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_both_scripts_of_a_row_name_the_same(kind: str) -> None:
    readings = tables().readings
    for part in PARTS:
        for row in rows_of(kind, part):
            first, last = row.chinese[0], row.chinese[-1]
            assert len(first) == len(last), row
            for one, other in zip(first, last, strict=True):
                assert other in {one, simplified(one), *readings.variants(one)}, row


@pytest.mark.parametrize("part", PARTS)
def test_names_that_are_not_chinese_are_no_spelling_of_the_gold(part: str) -> None:
    spelled = {folded(row.spelling) for kind in KINDS for half in PARTS for row in rows_of(kind, half)}
    names = not_chinese(part)
    assert len(names) >= 110
    assert [name for name, _ in names if folded(name) in spelled] == []
    assert all(crc32(name.encode()) % 2 == (part == "tune") for name, _ in names)


@pytest.mark.parametrize("part", COUNTED)
def test_rows_that_are_only_counted_are_refused(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", part, "--kind", "surname", "--misses"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "never shown" in said.err


def test_a_spelling_asked_alone_is_not_on_record() -> None:
    rows = [row for part in alone.PARTS for row in alone.rows_alone("surname", part)]
    assert len({(folded(row.spelling), row.chinese[0]) for row in rows}) > 1_000
    row = next(row for row in rows if (row.spelling, row.chinese[0]) == ("Hom", "譚"))
    itself = [hit for hit in alone.asked_alone()(row).hits if hit.chars == "譚"]
    assert ReasonCode.ATTESTED not in {reason.code for hit in itself for reason in hit.because}
    known = [hit for hit in engine().surnames("Hom").hits if hit.chars == "譚"]
    assert ReasonCode.ATTESTED in {reason.code for hit in known for reason in hit.because}


def test_a_pool_is_the_same_twice_and_holds_every_answer() -> None:
    for kind, pool in (("place", places), ("person", persons)):
        names = pool(3_000)
        assert len(names) == 3_000
        assert names == pool(3_000)
        assert {row.chinese[0] for part in PARTS for row in rows_of(kind, part)} <= set(names)
        assert as_lines(names).count(b"\n") == 3_000


def test_the_files_are_those_the_readme_names() -> None:
    said = (GOLD / "README.md").read_text("utf-8")
    assert all(f"`{file.name}`" in said for file in GOLD.glob("*.tsv"))
