"""`yinxin roots preview` counts what would come in of a family tree, and names nobody."""

from __future__ import annotations

import json

import pytest

from tests.factories.tree_world import TREE
from yinxin.cli.main import main


@pytest.fixture
def tree(tmp_path):
    path = tmp_path / "tree.ged"
    path.write_text(TREE, encoding="gb18030")
    return str(path)


def test_counts_for_programs_and_for_people(tree, capsys):
    assert main(["roots", "preview", tree, "--json", "--today", "2026-11-20"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["characters"], told["relations"]) == ("7.0", "GB18030", 1)
    assert told["persons"] == {
        "persons": 3,
        "living": 0,
        "maybe_living": 1,
        "restricted": 0,
        "nameless": 0,
        "undated": 0,
        "kept": 2,
    }
    assert main(["roots", "preview", tree, "--today", "2026-11-20"]) == 0
    said = capsys.readouterr().out
    assert "可以导入：2 人" in said
    assert "譚" not in said


def test_what_is_no_tree_is_refused_in_one_sentence(tmp_path, capsys):
    path = tmp_path / "x.ged"
    path.write_text("hello", encoding="utf-8")
    assert main(["roots", "preview", str(path)]) == 2
    assert "0 HEAD" in capsys.readouterr().err


def test_a_sheet_is_counted_as_a_tree_is_and_its_faults_are_told(tmp_path, capsys):
    path = tmp_path / "persons.csv"
    path.write_text("编号,姓,名,去世,出处,卷页\n1,梁,国,1890,谱,三\n2,梁,强,不详,谱,三\n", encoding="gb18030")
    assert main(["roots", "preview", str(path), "--today", "2026-11-20"]) == 0
    said = capsys.readouterr().out
    assert "表格，GB18030，共 2 人" in said
    assert "有 1 位写了去世" in said
    path.write_text("编号,姓,去世\n1,梁,某年\n", encoding="utf-8")
    assert main(["roots", "preview", str(path)]) == 2
    assert "第2行“去世”" in capsys.readouterr().err
