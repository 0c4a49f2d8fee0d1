"""The operator imports and exports plans from the command line, through the same actions as the pages."""

from __future__ import annotations

import json

import pytest

from tests.factories.proposals import FIRST, SECOND, SECRET
from yinxin.apps.plans.models import Plan, Source, Task
from yinxin.cli.main import main


@pytest.fixture(autouse=True)
def _ready(monkeypatch, settings):
    """The test's own database is the one the program finds."""
    monkeypatch.setattr("yinxin.cli.prepare.refuse_unready", lambda: None)
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


@pytest.fixture
def file(tmp_path):
    def write(text: str, name: str = "方案.txt") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def command(*words: str) -> int:
    return main(["plans", *words])


def test_without_confirm_a_plan_waits_for_a_person(cast, file, capsys):
    assert command("import", file(FIRST), "--place", cast.place.name) == 0
    assert "待确认4项，其中有疑点1项" in capsys.readouterr().out
    assert Source.objects.get().state == Source.State.READY
    assert not Task.objects.exists()


def test_with_confirm_what_has_no_doubts_enters_the_list(cast, file, capsys):
    assert command("import", file(FIRST), "--confirm", "--place", cast.place.name, "--json") == 0
    outcome = json.loads(capsys.readouterr().out)[0]
    assert (outcome["confirmed"], outcome["waiting"], outcome["doubtful"]) == (3, 1, 1)
    assert sorted(Task.objects.values_list("serial", flat=True)) == [1, 2, 4]
    assert Source.objects.get().uploaded_by == cast.office


def test_a_second_import_of_the_same_plan_shows_the_differences(cast, file, capsys):
    place = ("--place", cast.place.name)
    assert command("import", file(FIRST.replace("、市老照片馆", "")), "--confirm", *place) == 0
    assert command("import", file(SECOND.replace("、市老照片馆", ""), "修订.txt"), *place) == 0
    assert "新增1项，修改1项，删去1项" in capsys.readouterr().out
    assert Plan.objects.count() == 1


def test_a_refused_file_is_said_and_the_others_are_imported(cast, file, capsys):
    assert command("import", file(SECRET, "密.txt"), file(FIRST), "--place", cast.place.name) == 2
    assert "不得存入" in capsys.readouterr().err
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    "words",
    [["import", "没有这个文件.txt"], ["export", "7", "--to", "csv", "-"], ["export", "没有的计划", "--to", "csv", "-"]],
)
def test_what_is_not_there_is_said_in_one_sentence(cast, words, capsys):
    more = ["--place", cast.place.name] if words[0] == "import" else []
    assert command(*words, *more) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said


def test_with_several_places_the_command_asks_which(cast, file, capsys):
    assert command("import", file(FIRST)) == 2
    assert "--place" in capsys.readouterr().err
    assert command("import", file(FIRST), "--place", "月宫") == 2


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv", "json"])
def test_a_plan_is_exported_by_number_or_title(cast, file, tmp_path, kind):
    command("import", file(FIRST), "--confirm", "--place", cast.place.name)
    plan = Plan.objects.get()
    target = tmp_path / f"清单.{kind}"
    for asked in (str(plan.pk), "五府办〔2031〕7号", plan.title):
        target.unlink(missing_ok=True)
        assert command("export", asked, "--to", kind, str(target)) == 0
        assert target.stat().st_size > 300
    assert command("export", plan.title, "--to", kind, str(tmp_path / "没有" / "清单")) == 2


def test_a_reading_shows_tasks_sections_and_what_is_left_over(file, capsys):
    plan = "滨湾市节水行动计划\n为保护水源，制定本计划。\n一、重点工作\n（一）更换旧管网。2033年底前完成。（市水务局牵头，市财政局配合）\n— 1 —\n"
    assert command("read", file(plan)) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("《滨湾市节水行动计划》\n任务 1 项 · 单位 2 个")
    assert "更换旧管网（2033-12-31）\n     ★市水务局、市财政局\n" in shown
    assert "\n目标与背景：\n  背景  " in shown
    assert shown.endswith("\n未归入：\n  另有页码、目录、表头等 1 处\n")


def test_a_folder_is_named_even_where_one_stands_in_it(tmp_path, monkeypatch, capsys):
    (tmp_path / "方案汇总").mkdir()
    monkeypatch.chdir(tmp_path / "方案汇总")

    assert command("read", ".") == 2
    assert capsys.readouterr().err.startswith("“方案汇总”是文件夹")
