"""The child process gives the same document, and starting it is not paid where nothing can break."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.documents import hostile
from yinxin.documents import guarded, read
from yinxin.documents.confined.asking import Confined
from yinxin.documents.guarded import read_guarded
from yinxin.documents.wire import packed, unpacked

CELLS = "<w:tc>" + hostile.paragraph("甲") + "</w:tc><w:tc>" + hostile.paragraph("") + "</w:tc>"
TABLE = f"<w:tbl><w:tr>{CELLS}</w:tr><w:tr>{CELLS}</w:tr></w:tbl>"
FILES = {
    "计划.docx": hostile.docx(
        hostile.paragraph("侨务") + TABLE + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + hostile.paragraph("尾")
    ),
    "表.xlsx": hostile.xlsx(
        f"<sheetData><row>{hostile.inline('A1', '甲')}{hostile.inline('B1', '乙')}</row></sheetData>"
    ),
    "页.html": "<h1>题</h1><ol><li>项</ol>".encode(),
    "计划.pdf": hostile.pdf_of_pages(3),
    "要点.txt": "侨务\n".encode() * 10,
}


@pytest.mark.parametrize("name", FILES)
def test_the_child_reads_the_same(name):
    assert read_guarded(FILES[name], name=name) == read(FILES[name], name=name)


@pytest.mark.parametrize("name", FILES)
def test_a_document_survives_its_way_from_the_child(name):
    document = read(FILES[name], name=name)
    assert unpacked(packed(document)) == document


def test_plain_text_starts_no_process(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(guarded, "_run", refuse)
    assert read_guarded("侨务\n".encode("gb18030") * 5000, name="要点.txt").encoding == "gb18030"
    assert read_guarded("甲,乙\n丙,丁\n".encode(), name="表.csv").media_type == "text/csv"


def test_sixty_kilobytes_of_text_are_read_at_once():
    data = ("\t市侨务局\t完成任务分工，2026年底前组织一次检查。\n" * 800).encode()[:60_000]
    read(data, name="热身.txt")
    begun = time.perf_counter()
    read(data, name="计划.txt")
    assert time.perf_counter() - begun < 0.3  # thirty milliseconds on a quiet machine


def test_importing_the_package_imports_no_parser():
    code = (
        "import sys, yinxin.documents, yinxin.documents.guarded; "
        "heavy = {'lxml', 'docx', 'pypdfium2', 'python_calamine', 'zipfile', 'charset_normalizer', 'django'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_parser_that_is_got_the_better_of_finds_no_secret(monkeypatch):
    for name in ("YINXIN_SECRET_KEY", "YINXIN_DATABASE_URL", "YINXIN_MAIL_URL", "PGPASSWORD"):
        monkeypatch.setenv(name, "canary")

    with Confined("yinxin.documents.child", "x.txt") as child:
        told = Path(f"/proc/{child._child.pid}/environ").read_bytes()

    assert b"PATH=" in told
    assert b"canary" not in told
