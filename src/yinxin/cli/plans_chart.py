"""`yinxin plans chart PLAN --paper A1 FILE`: the wall chart of a plan as PDF."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils import timezone, translation

from yinxin.apps.supervision.chart import Paper, chart_of, printed
from yinxin.apps.supervision.chart.file import board_address
from yinxin.cli.plans_export import plan_named
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.refusals import sentence_of


def add_arguments(parser: ArgumentParser) -> None:
    """Which plan, on what paper, where."""
    parser.add_argument("plan", metavar="PLAN", help="计划的编号、文号或名称")
    parser.add_argument("--paper", choices=[paper.value for paper in Paper], default="A1", help="纸张，横放")
    parser.add_argument("--language", choices=["zh-hans", "zh-hant", "en"], default="zh-hans", help="图上的文字")
    parser.add_argument("file", metavar="FILE", help="写到哪里；- 表示标准输出")


def run(args: Namespace) -> int:
    """Whoever may read the database may print it: the command line is the operator's."""
    plan = plan_named(args.plan)
    with translation.override(args.language):
        try:
            chart = chart_of(plan, timezone.localdate(), address=board_address(plan))
            data = printed(chart, Paper(args.paper))
        except RefusedError as refused:
            raise UnreadableError(refused.code, sentence_of(refused)) from None
    if args.file == "-":
        sys.stdout.buffer.write(data)
        return 0
    path = Path(args.file)
    try:
        path.write_bytes(data)
    except OSError:
        raise UnreadableError("not-written", f"写不进文件“{path.name}”：请检查文件夹和写入权限。") from None
    sys.stdout.write(f"《{plan.title}》的挂图已写入“{path.name}”，共{len(chart.tasks)}项任务。\n")
    return 0
