"""What is inside a file counts, not its name; and every kind keeps its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import hostile
from tests.documents.places import printed
from yinxin.documents import read
from yinxin.documents.glance import glance
from yinxin.documents.registry import LazyReader, Registry
from yinxin.domain.errors import UnreadableError

DOCX = hostile.docx(hostile.paragraph("侨务"))
XLSX = hostile.xlsx(f"<sheetData><row>{hostile.inline('A1', '侨务')}</row></sheetData>")
PAGE = "<html><body><p>侨务</p></body></html>".encode()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (DOCX, "计划.txt", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (DOCX, "计划.xlsx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (DOCX, "无后缀", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (XLSX, "计划.docx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (PAGE, "计划.doc", "text/html"),
        (PAGE, "计划.xls", "text/html"),
        ("侨务".encode(), "计划.docx", "text/plain"),
        ("侨务".encode(), "计划.pdf", "text/plain"),
        ("侨务".encode("utf-16"), "计划.doc", "text/plain"),
        ("侨务\n".encode(), "计划", "text/plain"),
        ("侨,务\n甲,乙\n".encode(), "表.CSV", "text/csv"),
    ],
)
def test_a_wrong_ending_does_not_mislead(data, name, media_type):
    document = read(data, name=name)
    assert document.media_type == media_type
    assert "侨" in document.text


def test_the_fingerprint_is_that_of_the_file():
    import hashlib

    assert read(DOCX, name="计划.docx").sha256 == hashlib.sha256(DOCX).hexdigest()


def test_a_path_is_read_too(tmp_path):
    place = tmp_path / "计划.txt"
    place.write_text("侨务", encoding="utf-8")
    assert printed(read(place, name=place.name)) == ["侨务"]


@pytest.mark.parametrize(("place", "code"), [("", "not-a-file"), ("没有.txt", "missing"), ("坏\0名", "missing")])
def test_a_folder_and_a_missing_file_are_refused(tmp_path, place, code):
    with pytest.raises(UnreadableError) as refusal:
        read(Path(tmp_path, place), name="计划.txt")
    assert refusal.value.code == code


def test_a_registry_takes_a_kind_once_and_gives_the_best_score():
    kinds = Registry()
    weak = LazyReader("weak", (".x",), "yinxin.documents.plain.text", lambda seen: False)
    strong = LazyReader("strong", (), "yinxin.documents.plain.text", lambda seen: seen.head.startswith(b"!"))
    kinds.add(weak)
    kinds.add(strong)
    with pytest.raises(ValueError, match="weak"):
        kinds.add(weak)
    assert kinds.best(glance(b"!", name="a.x")) is strong
    assert kinds.best(glance(b"?", name="a.x")) is weak
    with pytest.raises(UnreadableError):
        kinds.best(glance(b"?", name="a.y"))
