"""The operator takes sheets of a register out and in, through the same actions as the pages."""

from __future__ import annotations

import json

import pytest

from tests.factories.registers import entered, register_named
from yinxin.cli.main import main
from yinxin.kit.registers.models import Load

HEAD = "编号,书名,类别,责任单位,阅览方式,颜色\n"
ROW = "ZP-0007,谭氏族谱,{kind},五邑市人民政府,可复制,红\n"


@pytest.fixture(autouse=True)
def _ready(monkeypatch, settings):
    """The test's own database is the one the program finds."""
    monkeypatch.setattr("yinxin.cli.prepare.refuse_unready", lambda: None)
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


@pytest.fixture
def sheet(tmp_path):
    def write(kind: str = "族谱") -> str:
        path = tmp_path / "books.csv"
        path.write_text(HEAD + ROW.format(kind=kind), encoding="utf-8")
        return str(path)

    return write


def command(cast, *words: str) -> int:
    return main(["registers", words[0], "genealogies", *words[1:], "--by", cast.office.email])


def test_a_preview_says_everything_and_keeps_nothing(cast, sheet, capsys):
    assert command(cast, "preview", sheet("连环画"), "--json") == 2
    said = json.loads(capsys.readouterr().out)
    assert said["counts"] == {"new": 0, "changed": 0, "same": 0, "bad": 1}
    assert [one["header"] for one in said["unknown_columns"]] == ["颜色"]
    assert said["faults"] == [
        {"line": 2, "column": "类别", "value": "连环画", "problem": "没有“连环画”", "do": "改成名单里有的。"}
    ]
    assert not Load.objects.exists()


def test_a_sheet_is_loaded_once_its_columns_are_decided(cast, sheet, capsys):
    assert command(cast, "load", sheet(), "--reason", "普查") == 2
    assert "没有对应" in capsys.readouterr().err
    assert command(cast, "load", sheet(), "--reason", "普查", "--leave-out", "颜色") == 0
    assert "新登记1条" in capsys.readouterr().out
    assert register_named("genealogies").model._default_manager.get().name == "谭氏族谱"
    assert command(cast, "load", sheet(), "--reason", "普查", "--column", "颜色=架位") == 0
    assert register_named("genealogies").model._default_manager.get().shelf == "红"


def test_a_register_goes_out_and_comes_back_without_a_change(cast, tmp_path, capsys):
    entered(register_named("genealogies"), cast)
    for name in ("all.csv", "all.xlsx"):
        assert command(cast, "export", str(tmp_path / name)) == 0
        assert command(cast, "preview", str(tmp_path / name), "--json") == 0
        assert json.loads(capsys.readouterr().out)["counts"] == {"new": 0, "changed": 0, "same": 1, "bad": 0}
    assert command(cast, "template", str(tmp_path / "t.xlsx")) == 0
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_what_cannot_be_done_is_said_in_one_sentence(cast, sheet, capsys):
    for words in (
        ["registers", "preview", "no-such", sheet()],
        ["registers", "preview", "genealogies", "missing.csv", "--by", cast.office.email],
        ["registers", "preview", "genealogies", sheet(), "--by", cast.reader.email],
        ["registers", "preview", "genealogies", sheet()],
        ["registers", "preview", "genealogies", sheet(), "--leave-out", "没有这栏", "--by", cast.office.email],
        ["registers", "export", "genealogies", "a.docx", "--by", cast.office.email],
    ):
        assert main(words) == 2, words
        assert capsys.readouterr().err.count("\n") == 1
