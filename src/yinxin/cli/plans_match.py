"""`yinxin plans match REPORT --plan PLAN`: the statements of a report, and which tasks of a plan each may support."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yinxin.cli.plans_read import read_source
from yinxin.documents.guarded import read_guarded
from yinxin.domain.document import Document
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.matching import Duty, Match, Matcher, Reason, Statement, duty_of, statements
from yinxin.domain.plans.secrecy import secrecy

WORDS = {
    Reason.UNIT: "单位",
    Reason.PLACE: "地名",
    Reason.FIGURE: "数字一致",
    Reason.NAME: "名称",
    Reason.DATE: "日期",
    Reason.SUBJECT: "主题",
    Reason.WORDING: "措辞",
    Reason.HEADING: "标题",
}
SHOWN = 40
LONGEST_REPORT = 500_000
"""Characters: some seven hundred printed pages, which take about a minute."""


@dataclass(frozen=True, slots=True)
class Found:
    """One statement with its matches."""

    statement: Statement
    matches: tuple[Match, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Which report, against which plan."""
    parser.add_argument("report", metavar="REPORT", help="总结、报道、会议纪要等文件；- 表示从标准输入读取")
    parser.add_argument("--plan", required=True, metavar="PLAN", help="规划文件，或数据库中计划的编号")
    parser.add_argument("--name", help="文件名；从标准输入读取时用它判断类型")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """A plan that is a file needs no database."""
    try:
        found, duties = _found(args)
    except RefusedError as refused:
        sys.stderr.write(
            f"文件“{refused.facts.get('name')}”标有“{refused.facts.get('mark')}”，本系统不得读取或留存，请按保密规定处理。\n"
        )
        return 2
    by_id = {duty.id: duty for duty in duties}
    if args.json:
        json.dump(_as_json(found, by_id), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(_summary(found, by_id))
    return 0


def _found(args: Namespace) -> tuple[list[Found], Sequence[Duty]]:
    duties = _duties(args.plan)
    document = _reported(*read_source(args.report, args.name))
    mark = secrecy(document.text[:4000].split("\n"), document.name)
    if mark:
        raise RefusedError("classified", mark=mark, name=document.name)
    matcher = Matcher(duties)
    return [Found(each, matcher.match(each)) for each in statements(document)], duties


def _reported(data: bytes, name: str) -> Document:
    document = read_guarded(data, name=name)
    if len(document.text) > LONGEST_REPORT:
        raise UnreadableError(
            "report-too-long", f"“{name}”超过{LONGEST_REPORT // 10_000}万字，一次看不完：请按章节分成几份，再逐份比对。"
        )
    return document


def _duties(plan: str) -> Sequence[Duty]:
    if plan.isascii() and plan.isdigit() and not Path(plan).exists():
        from yinxin.cli.boot import boot

        boot()
        from yinxin.cli.plans_kept import duties_of

        return duties_of(int(plan[:18]))
    from yinxin.domain.plans.propose import propose

    if plan == "-":
        raise UnreadableError("plan", "计划要指定文件或编号：标准输入只用来读取总结。")
    data, name = read_source(plan, None)
    return [duty_of(task) for task in propose(read_guarded(data, name=name)).tasks]


def _as_json(found: Sequence[Found], duties: dict[str, Duty]) -> dict[str, object]:
    return {
        "statements": [
            {
                "quote": each.statement.quote,
                "span": [each.statement.span.start, each.statement.span.end],
                "matches": [
                    {
                        "task": match.task,
                        "title": duties[match.task].title,
                        "text": duties[match.task].whole(),
                        "score": match.score,
                        "because": [WORDS[reason] for reason in match.because],
                    }
                    for match in each.matches
                ],
            }
            for each in found
        ]
    }


def _summary(found: Sequence[Found], duties: dict[str, Duty]) -> str:
    matched = sum(bool(each.matches) for each in found)
    lines = [f"陈述 {len(found)} 条 · 找到任务 {matched} 条 · 未对应 {len(found) - matched} 条", ""]
    for each in found:
        lines.append(" ".join(each.statement.quote.split()))
        for match in each.matches[:3]:
            because = "、".join(WORDS[reason] for reason in match.because)
            lines.append(f"   {match.score:.2f} {match.task} {duties[match.task].title[:SHOWN]}（{because}）")
    return "\n".join(lines) + "\n"
