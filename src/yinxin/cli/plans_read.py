"""`yinxin plans read FILE`: one document in, its proposal out. Needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.proposal import Proposal, SectionKind, as_json

LIMIT_BYTES = 50 * 1024 * 1024
SHOWN = 60
"""Signs of a passage that let a person find it."""

KINDS = {
    SectionKind.BACKGROUND: "背景",
    SectionKind.GOAL: "目标",
    SectionKind.DUTIES: "任务",
    SectionKind.REPORT: "报告",
    SectionKind.ANNEX: "附件",
}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="规划文件；- 表示从标准输入读取")
    parser.add_argument("--json", action="store_true", help="输出 JSON（yinxin.proposal/1）")
    parser.add_argument("--name", help="文件名；从标准输入读取时用它判断类型")
    parser.add_argument("--with-text", action="store_true", help="JSON 中附上各位置所指的全文")


def run(args: Namespace) -> int:
    try:
        data, name = read_source(args.file, args.name)
        # The rules of reading are many patterns to compile: nobody waits for them before a file is there to be read.
        from yinxin.domain.plans.propose import propose

        proposal = propose(read_guarded(data, name=name))
    except UnreadableError as refused:
        return _refuse(refused.sentence)
    except RefusedError as refused:
        return _refuse(
            f"文件“{refused.facts.get('name')}”标有“{refused.facts.get('mark')}”，本系统不得读取或留存，请按保密规定处理。"
        )
    if args.json:
        json.dump(as_json(proposal, with_text=args.with_text), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(_summary(proposal))
    return 0


def read_source(file: str, name: str | None) -> tuple[bytes, str]:
    """The bytes of a file or of standard input, and the name that tells its kind."""
    if file == "-":
        return sys.stdin.buffer.read(LIMIT_BYTES + 1), name or "标准输入.txt"
    path = Path(file)
    try:
        if path.is_dir():
            raise UnreadableError("directory", f"“{path.resolve().name or path}”是文件夹，请指定其中的一份文件。")
        with path.open("rb") as handle:
            return handle.read(LIMIT_BYTES + 1), name or path.name
    except OSError:
        raise UnreadableError("missing", f"打不开文件“{path.name}”：请检查文件名和读取权限。") from None


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


def _summary(proposal: Proposal) -> str:
    """The reading for a person: what was found, each task on two lines, the sections, the doubts, and what nothing took."""
    units = {unit.name for task in proposal.tasks for unit in task.units}
    lines = [
        f"《{proposal.title}》" + (f" {proposal.document_number}" if proposal.document_number else ""),
        f"任务 {len(proposal.tasks)} 项 · 单位 {len(units)} 个 · 数字 {len(proposal.indicators)} 个 · 疑点 {_doubt_count(proposal)} 处",
        *([""] if proposal.tasks else []),
    ]
    for task in proposal.tasks:
        named = "、".join(("★" if unit.role.value == "lead" else "") + unit.name for unit in task.units)
        lines.append(f"{task.id} {task.title}" + (f"（{task.due}）" if task.due else ""))
        lines.append(f"     {named or '未写明责任单位'}")
        lines += [f"     ？{doubt}" for doubt in task.doubts]
    sections = [f"  {KINDS[section.kind]}  {_short(section.title or section.text)}" for section in proposal.sections]
    lines += _listed("目标与背景", sections)
    lines += _listed("疑点", [f"  {doubt.message}" for doubt in proposal.doubts])
    lines += _listed("未归入", _left_over(proposal))
    return "\n".join(lines) + "\n"


def _listed(title: str, entries: list[str]) -> list[str]:
    return ["", f"{title}：", *entries] if entries else []


def _left_over(proposal: Proposal) -> list[str]:
    """Page numbers, contents lists and repeated headings are only counted: they say nothing of their own."""
    told = [f"  {_short(left.text)}" for left in proposal.unplaced if left.why != "furniture"]
    furniture = len(proposal.unplaced) - len(told)
    return told + ([f"  另有页码、目录、表头等 {furniture} 处"] if furniture else [])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _doubt_count(proposal: Proposal) -> int:
    return len(proposal.doubts) + sum(len(task.doubts) for task in proposal.tasks)
