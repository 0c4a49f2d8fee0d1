"""Plan tables made up at random: rows, header words, order of columns, and the notation they are printed in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

from tests.domain.tables.invented import BREAK, Merged, document, stacked, text_document
from yinxin.domain.document import Document

PLACES = ["青溪", "白鹭洲", "石桥镇", "柳营街", "东山岛", "三江口"]
DEEDS = ["修缮古渡口", "开办夜校", "清理河道", "种植行道树", "改造菜市场", "建设口袋公园", "开通园区班车", "翻修老戏台"]
STEPS = ["摸清底数", "编制方案", "组织招标", "分段施工", "验收移交", "公开进度", "听取居民意见", "安排值守"]
ENDS = ["。", "，按月通报。", "，做到有专人负责。", "；落实经费，完善台账。"]
UNITS = [
    "市财政局",
    "市水利局",
    "市教育局",
    "市住房城乡建设局",
    "各区政府",
    "市文旅局",
    "市总工会",
    "市交通运输局",
    "石桥镇政府",
    "市委宣传部",
]
CATEGORIES = ["安居行动", "乐业行动", "畅行行动", "清水行动", "书香行动"]

HEADINGS = {
    "order": ["序号", "编号", "序 号"],
    "path": ["类别", "工作分类", "领域", "行动名称", "工作\n类别"],
    "title": ["重点任务", "工作内容", "目标任务", "主要任务", "工作事项", "任务名称"],
    "measures": ["工作措施", "具体措施", "推进措施", "具体举措", "工作举措"],
    "near": ["2021-2022年", "2021—2022年目标"],
    "far": ["2023-2025年", "2023—2025年目标"],
    "safeguards": ["保障措施", "保障条件"],
    "lead": ["牵头单位", "牵头部门", "主办单位"],
    "members": ["责任单位", "配合单位", "参加部门", "协办单位", "责任\n部门"],
    "notes": ["备注", "备 注"],
}


@dataclass(frozen=True)
class Duty:
    path: str
    title: str
    measures: tuple[str, ...]
    near: str
    far: str
    safeguards: str
    lead: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True)
class Printed:
    duties: tuple[Duty, ...]
    document: Document
    columns: tuple[str, ...]


sentences = st.builds(
    lambda place, deed, end: f"在{place}{deed}{end}",
    st.sampled_from(PLACES),
    st.sampled_from(DEEDS),
    st.sampled_from(ENDS),
)
steps = st.builds(
    lambda step, place, end: f"{step}，覆盖{place}{end}",
    st.sampled_from(STEPS),
    st.sampled_from(PLACES),
    st.sampled_from(ENDS),
)
units = st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True)


@st.composite
def duty_lists(draw: st.DrawFn) -> tuple[Duty, ...]:
    duties: list[Duty] = []
    for category in draw(st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=3, unique=True)):
        for deed in draw(st.lists(sentences, min_size=1, max_size=4, unique=True)):
            named = draw(units)
            duties.append(
                Duty(
                    category,
                    deed,
                    tuple(draw(st.lists(steps, min_size=1, max_size=3, unique=True))),
                    draw(steps),
                    draw(st.one_of(st.just(""), steps)),
                    draw(st.one_of(st.just(""), steps)),
                    tuple(named[:1]),
                    tuple(named[1:]) or ("市总商会",),
                )
            )
    return tuple(duties)


def _cell(duty: Duty, column: str, number: int) -> str:
    match column:
        case "order":
            return str(number)
        case "measures" if len(duty.measures) > 1:
            return "\n".join(f"{at}、{measure}" for at, measure in enumerate(duty.measures, 1))
        case "measures":
            return duty.measures[0]
        case "lead" | "members":
            return "、".join(getattr(duty, column))
        case "notes":
            return ""
        case _:
            return str(getattr(duty, column))


@st.composite
def printed_tables(draw: st.DrawFn, notations: tuple[str, ...] = ("stacked", "joined", "merged", "blank")) -> Printed:
    duties = draw(duty_lists())
    middle = draw(st.permutations(["path", "title", "measures", "near", "far", "safeguards", "lead", "members"]))
    columns = ["order", *middle, "notes"]
    words = [draw(st.sampled_from(HEADINGS[column])) for column in columns]
    notation = draw(st.sampled_from(notations))
    if notation == "joined":
        words = [word.replace("\n", "") for word in words]
    pages = draw(st.integers(1, 3))
    rows = [[_cell(duty, column, number) for column in columns] for number, duty in enumerate(duties, 1)]
    if notation in ("stacked", "blank"):
        place = columns.index("path")
        for above, below in zip(range(len(rows) - 1), range(1, len(rows)), strict=True):
            if duties[above].path == duties[below].path:
                rows[below][place] = ""
    cuts = [len(rows) * page // pages for page in range(pages + 1)]
    parts = [rows[start:end] for start, end in pairwise(cuts) if end > start]
    return Printed(duties, _laid(notation, words, parts, columns.index("path")), tuple(columns))


def _laid(notation: str, words: list[str], parts: list[list[list[str]]], path: int) -> Document:
    match notation:
        case "stacked":
            return text_document("附件 惠民计划表\n" + stacked([row for part in parts for row in (words, *part)]))
        case "joined":
            lines = [
                "\t".join(cell.replace("\n", " ") for cell in row)
                for row in [words, *(row for part in parts for row in part)]
            ]
            return text_document("附件 惠民计划表\n" + "\n".join(lines) + "\n")
        case "blank":
            return document("附件 惠民计划表", *[block for part in parts for block in ([words, *part], BREAK)])
        case _:
            return document(
                "附件 惠民计划表", *[block for part in parts for block in ([words, *_merged(part, path)], BREAK)]
            )


def _merged(rows: list[list[str]], path: int) -> list[list[str | Merged]]:
    """Equal categories of neighbouring rows as one cell."""
    merged: list[list[str | Merged]] = []
    for at, row in enumerate(rows):
        if at and rows[at - 1][path] == row[path]:
            merged.append([cell for place, cell in enumerate(row) if place != path])
            continue
        length = 1
        while at + length < len(rows) and rows[at + length][path] == row[path]:
            length += 1
        merged.append([Merged(cell, length) if place == path else cell for place, cell in enumerate(row)])
    return merged
