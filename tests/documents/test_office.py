"""Old formats: read through LibreOffice where it is installed, and a sentence where it is not."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from tests.documents.places import assert_exact_places, grid_texts, printed
from yinxin.documents import office, read
from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import UnreadableError

FILES = Path(__file__).parent / "files"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def converted(data: bytes, suffix: str, kind: str, folder) -> bytes:
    source = folder / f"source{suffix}"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        folder / "out",
        source,
    ]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"source.{kind}").read_bytes()


def word_file() -> bytes:
    file = docx.Document()
    file.add_heading("一、总体要求", 1)
    file.add_paragraph("编号项", style="List Number")
    table = file.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "任务"
    table.cell(1, 0).text, table.cell(1, 1).text = "建馆", "市侨务局"
    file.add_paragraph("完。")
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


@needs_office
@pytest.mark.parametrize(("kind", "name"), [("doc", "计划.wps"), ("rtf", "计划.doc"), ("odt", "计划.odt")])
def test_old_word_files_keep_headings_numbers_and_merged_cells(kind, name, tmp_path):
    document = read_guarded(converted(word_file(), ".docx", kind, tmp_path), name=name)
    assert_exact_places(document)
    assert printed(document) == ["一、总体要求", "1.编号项", "完。"]
    assert next(document.paragraphs()).level == 1
    assert grid_texts(next(document.tables())) == [["任务", "任务"], ["建馆", "市侨务局"]]


@pytest.mark.parametrize("name", ["merged.et", "merged.ods"])
def test_old_and_open_sheets_keep_merged_cells(name):
    """These need no LibreOffice. The files were saved with its Calc, which a machine that reads plans need not have."""
    document = read_guarded((FILES / name).read_bytes(), name=name)
    assert_exact_places(document)
    assert grid_texts(next(document.tables())) == [
        ["类别", "进度", "进度"],
        ["类别", "2026年", "2027"],
        ["品牌", "0.5", "完成"],
    ]


RTF = rb"{\rtf1\ansi plain words\par}"


def test_without_libreoffice_the_sentence_says_so(monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(UnreadableError) as refusal:
        read(RTF, name="计划.rtf")
    assert refusal.value.code == "needs-office"
    assert "LibreOffice" in refusal.value.sentence


@needs_office
def test_a_conversion_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(office, "MAX_CONVERSION_SECONDS", 0.05)
    with pytest.raises(UnreadableError) as refusal:
        read(RTF, name="计划.rtf")
    assert refusal.value.code == "too-slow"
