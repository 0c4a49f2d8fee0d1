"""A family tree made to do harm gets one sentence: what is wrong, where, what to do. It is read in a child of 512 MB, in under 20 s."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from yinxin.documents.gedcom.guarded import sifted
from yinxin.domain.errors import UnreadableError

COUNT = "yinxin.documents.gedcom.counting.count"
HEAD = "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*。")


def zipped(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def family(number: int, husband: int, child: int) -> str:
    return f"0 @F{number}@ FAM\n1 HUSB @I{husband}@\n1 CHIL @I{child}@\n"


PEOPLE = "".join(f"0 @I{number}@ INDI\n" for number in range(4))

HOSTILE = {
    "nested": ("gedcom-deep", lambda: HEAD + "".join(f"{level} A\n" for level in range(2_000))),
    "level of many digits": ("gedcom-deep", lambda: HEAD + "9" * 50_000 + " X\n"),
    "level that jumps": ("gedcom-level", lambda: HEAD + "0 @I1@ INDI\n2 DATE 1900\n"),
    "a line of ten megabytes": ("gedcom-long-line", lambda: HEAD + "0 @I1@ INDI\n1 NOTE " + "x" * 10_000_000),
    "nul": ("gedcom-nul", lambda: HEAD + "0 @I1@ INDI\n1 NAME a\0b\n"),
    "one identifier for two": ("gedcom-twice", lambda: HEAD + "0 @I1@ INDI\n0 @I1@ INDI\n"),
    "his own father": ("gedcom-circle", lambda: HEAD + PEOPLE + family(1, 1, 1)),
    "his own great-grandfather": (
        "gedcom-circle",
        lambda: HEAD + PEOPLE + family(1, 1, 2) + family(2, 2, 3) + family(3, 3, 1),
    ),
    "a shared note used without end": (
        "gedcom-shared",
        lambda: HEAD + "0 @N1@ SNOTE " + "x" * 90_000 + "\n0 @I1@ INDI\n" + "1 SNOTE @N1@\n" * 1_000,
    ),
    "no family tree": ("gedcom-none", lambda: "name,surname\n"),
    "a zip with a page of noughts": ("bomb", lambda: zipped("gedcom.ged", b"0 HEAD\n" + b"0" * 90_000_000)),
    "a zip without a tree": ("gedzip-none", lambda: zipped("readme.txt", b"x")),
    "a torn zip": ("damaged", lambda: zipped("gedcom.ged", b"0 HEAD")[:40]),
    "nothing": ("empty", lambda: ""),
}

LONG = {
    "a million lines that continue one": (
        "gedcom-lines",
        lambda: HEAD + "0 @I1@ INDI\n1 NOTE x\n" + "2 CONT x\n" * 1_000_000,
    ),
    "a value of thirty megabytes": (
        "gedcom-long-value",
        lambda: "0 HEAD\n0 @I1@ INDI\n1 NOTE x\n" + ("2 CONC " + "x" * 90_000 + "\n") * 340,
    ),
    "a hundred thousand persons": (
        "gedcom-persons",
        lambda: HEAD + "".join(f"0 @I{one}@ INDI\n" for one in range(100_000)),
    ),
    "half a million names of one person": (
        None,
        lambda: HEAD + "0 @I1@ INDI\n" + "".join(f"1 NAME /a/b{one}\n" for one in range(500_000)),
    ),
    "a family of seven hundred thousand": (
        None,
        lambda: HEAD + "0 @F1@ FAM\n" + "".join(f"1 CHIL @I{one}@\n" for one in range(700_000)),
    ),
    "a line of descent of twenty thousand": (
        None,
        lambda: (
            HEAD
            + "".join(f"0 @I{one}@ INDI\n" for one in range(20_000))
            + "".join(family(one, one, one + 1) for one in range(19_999))
        ),
    ),
}


def judged(data: str | bytes) -> str | None:
    try:
        json.loads(sifted(data if isinstance(data, bytes) else data.encode(), COUNT))
    except UnreadableError as error:
        assert SENTENCE.fullmatch(error.sentence)
        assert "Traceback" not in error.sentence
        return error.code
    return None


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_tree_gets_a_sentence(case):
    code, make = HOSTILE[case]
    assert judged(make()) == code


@pytest.mark.slow
@pytest.mark.parametrize("case", LONG)
def test_a_huge_tree_is_read_in_time_or_gets_a_sentence(case):
    code, make = LONG[case]
    assert judged(make()) == code


def test_a_gedzip_is_read_and_its_pictures_are_not_unpacked():
    told = json.loads(sifted(zipped("gedcom.ged", (HEAD + PEOPLE).encode()), COUNT))
    assert told["persons"] == 4
    assert told["version"] == "7.0"
