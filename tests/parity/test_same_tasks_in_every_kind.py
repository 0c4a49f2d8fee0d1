"""The same plan saved as txt, docx, xlsx, csv, pdf and html gives the same tasks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.factories.documents import TABLE_WRITERS, TEXT_WRITERS, narrative_file, table_file
from tests.factories.plans import Chapter, Item, NarrativePlan, Notation, PlanTable, Row
from tests.factories.seen import proposal_of, seen, squeezed, tasks_of, written_items, written_rows

GOLD = Path(__file__).parents[1] / "samples" / "gold" / "plan-table.json"
RULE = "（排在首位的责任单位为牵头单位，下同）"


def town_plan() -> PlanTable:
    """The sample town's plan, row by row from its gold."""
    tasks = json.loads(GOLD.read_text(encoding="utf-8"))["tasks"]
    rows = [
        Row(
            category=task["section_path"][0],
            requirement=task["requirement"],
            measures=_numbered(task["measures"]),
            phases=tuple(task["phases"].values()),
            safeguards=task["safeguards"],
            units="，".join(task["units"]) + (RULE if at == 1 else ""),
            due=("", "2026年底前", "2027年6月底前", "长期坚持")[at % 4] if task["due"] is None else task["due_raw"],
        )
        for at, task in enumerate(tasks)
    ]
    return PlanTable("澜浦市侨务与对外交往提升工作计划表", ("2026-2028年", "2029-2030年"), tuple(rows))


def _numbered(measures: list[str]) -> tuple[str, ...]:
    return tuple(f"{at}、{text}" for at, text in enumerate(measures, 1)) if len(measures) > 1 else tuple(measures)


def narrative_plan() -> NarrativePlan:
    return NarrativePlan(
        "澜浦市海岛旅游提质实施方案",
        "为把海岛资源转化为富民产业，结合澜浦实际，制定本方案。",
        (
            Chapter(
                "完善海岛设施",
                (
                    Item(
                        "改造客运码头",
                        "更新登船浮桥和候船厅，设置无障碍坡道。",
                        ("市交通运输局", "屿东区政府"),
                        Notation.LED_AND_HELPED,
                    ),
                    Item(
                        "建设环岛慢道",
                        "串联渔村、灯塔、沙滩，沿途设置休憩点和急救箱。",
                        ("屿东区政府", "市自然资源局", "市住房和城乡建设局"),
                        Notation.LEADS,
                    ),
                    Item(
                        "整治岛上环境",
                        "推行垃圾分类转运，修复受损岸坡。",
                        ("市城市管理局", "市生态环境局"),
                        Notation.RESPONSIBLE,
                    ),
                ),
            ),
            Chapter(
                "丰富海岛业态",
                (
                    Item(
                        "发展渔家民宿",
                        "制定民宿服务规范，培育精品民宿集群。",
                        ("市文化广电旅游体育局", "市公安局"),
                        Notation.LED_AND_HELPED,
                    ),
                    Item(
                        "办好开渔节",
                        "突出渔歌、渔灯、渔市特色，邀请友好城市代表参加。",
                        ("市文化广电旅游体育局",),
                        Notation.LEADS,
                    ),
                    Item(
                        "推出研学航线",
                        "开发适合青少年的航海课程，配备专业教练。",
                        ("市教育局", "团市委"),
                        Notation.OWN_LINE,
                    ),
                    Item(
                        "开展市场整治",
                        "查处短斤缺两、强买强卖等行为。",
                        ("市市场监督管理局", "市公安局"),
                        Notation.OWN_LINE,
                    ),
                ),
            ),
        ),
    )


@pytest.mark.parametrize("kind", TABLE_WRITERS)
def test_the_plan_table_reads_the_same(kind):
    plan = town_plan()
    assert tasks_of(*table_file(plan, kind)) == written_rows(plan, first_leads=True)


@pytest.mark.parametrize("kind", TEXT_WRITERS)
def test_the_plan_in_paragraphs_reads_the_same(kind):
    plan = narrative_plan()
    tasks = proposal_of(*narrative_file(plan, kind)).tasks
    expected = written_items(plan)
    assert [task.units for task in tasks if not task.units] == []
    assert len(tasks) == len(expected)
    for task, written in zip(tasks, expected, strict=True):
        read = seen(task)
        assert (read.path, read.units) == (written.path, written.units)
        assert squeezed(written.text) in read.text
