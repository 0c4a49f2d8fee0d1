"""`yinxin plans match`: what it prints for programs and for people, and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.factories.proposals import FIRST
from yinxin.apps.plans.models import Plan
from yinxin.cli.main import main

PLAN = """石湾县古港保护行动方案
一、重点任务
（一）修缮古码头。三年修缮古码头12处，拆除周边违法建设。（牵头单位：县文广旅体局；配合单位：县住建局）
（二）培训社区翻译。每年培训多语种翻译200名，建立翻译志愿者名册。（牵头单位：县外事办）
（三）编印港口志。2027年底前出版《石湾港志》。（牵头单位：县档案馆）
"""
REPORT = """石湾县古港保护工作总结
一、主要成效
全年修缮古码头5处，培训多语种翻译213名。《石湾港志》完成初稿。县篮球队夺得全市冠军。
二、下一步打算
继续修缮古码头4处。
"""


@pytest.fixture
def file(tmp_path):
    def write(text: str, name: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def report(file):
    return file(REPORT, "总结.txt")


def test_json_has_every_statement_in_order_with_its_place_and_its_tasks(file, report, capsys):
    assert main(["plans", "match", report, "--plan", file(PLAN, "方案.txt"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["statements"]
    assert [REPORT[slice(*one["span"])] for one in found] == [one["quote"] for one in found]
    assert [one["span"] for one in found] == sorted(one["span"] for one in found)
    assert [[match["task"] for match in one["matches"][:1]] for one in found] == [["t001"], ["t002"], ["t003"], [], []]
    best = found[1]["matches"][0]
    assert set(best) == {"task", "title", "text", "score", "because"}
    assert "数字一致" in best["because"]
    assert "翻译志愿者名册" in best["text"]


def test_people_get_a_line_for_each_statement_with_the_reason(file, report, capsys):
    assert main(["plans", "match", report, "--plan", file(PLAN, "方案.txt")]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("陈述 5 条 · 找到任务 3 条 · 未对应 2 条")
    assert "t003 （三）编印港口志" in shown


def test_a_plan_without_tasks_supports_nothing(report, capsys):
    assert main(["plans", "match", report, "--plan", report, "--json"]) == 0
    assert all(not one["matches"] for one in json.loads(capsys.readouterr().out)["statements"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "空的"),
        ("机密\n石湾县工作总结\n修缮古码头5处。\n", "不得读取或留存"),
        ("修缮古码头5处。\n" * 60_000, "请按章节分成几份"),
    ],
    ids=["empty", "secret", "endless"],
)
def test_a_report_that_cannot_be_matched_is_refused_with_a_sentence(file, capsys, text, sentence):
    assert main(["plans", "match", file(text, "总结.txt"), "--plan", file(PLAN, "方案.txt"), "--json"]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


def test_the_number_of_a_plan_stands_for_its_list(cast, file, capsys, monkeypatch, settings):
    monkeypatch.setattr("yinxin.cli.prepare.refuse_unready", lambda: None)
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    assert main(["plans", "import", file(FIRST, "方案.txt"), "--confirm", "--place", cast.place.name]) == 0
    capsys.readouterr()
    plan = Plan.objects.get()
    task = plan.tasks.order_by("order").first()
    told = file(f"工作总结\n{task.title.strip('。')}已完成3项。\n", "总结.txt")
    assert main(["plans", "match", told, "--plan", str(plan.pk), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["statements"]
    assert found[0]["matches"][0]["task"] == f"t{task.serial:03d}"


def test_an_unknown_number_is_refused(db, report, capsys):
    assert main(["plans", "match", report, "--plan", "9999", "--json"]) == 2
    assert "没有编号为“9999”的已确认计划" in capsys.readouterr().err
