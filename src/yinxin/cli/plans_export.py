"""`yinxin plans export PLAN --to KIND FILE`: the responsibility list of a plan as a file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from yinxin.apps.plans import exports
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.plans.queries import with_parts
from yinxin.domain.errors import UnreadableError


def add_arguments(parser: ArgumentParser) -> None:
    """Which plan, as what, where."""
    parser.add_argument("plan", metavar="PLAN", help="计划的编号、文号或名称")
    parser.add_argument("--to", required=True, choices=list(exports.KINDS), help="文件类型")
    parser.add_argument("file", metavar="FILE", help="写到哪里；- 表示标准输出")


def run(args: Namespace) -> int:
    """Whoever may read the database may export it: the command line is the operator's."""
    plan = plan_named(args.plan)
    tasks = with_parts(Task.objects.filter(plan=plan, standing=Task.Standing.IN_LIST).order_by("order", "pk"))
    data = exports.render(plan, tasks, args.to)
    if args.file == "-":
        sys.stdout.buffer.write(data)
        return 0
    path = Path(args.file)
    try:
        path.write_bytes(data)
    except OSError:
        raise UnreadableError("not-written", f"写不进文件“{path.name}”：请检查文件夹和写入权限。") from None
    sys.stdout.write(f"《{plan.title}》的责任清单已写入“{path.name}”，共{len(tasks)}项。\n")
    return 0


def plan_named(asked: str) -> Plan:
    """The confirmed plan of a number, a document number or a title."""
    plans = Plan.objects.exclude(state=Plan.State.DRAFT)
    if asked.isascii() and asked.isdigit():
        found = list(plans.filter(pk=int(asked[:18])))
    else:
        found = list(plans.filter(document_number=asked)[:2]) or list(plans.filter(title=asked)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise UnreadableError("plan", f"有几个计划都叫“{asked}”：请改用编号。")
    raise UnreadableError("plan", f"没有编号、文号或名称为“{asked}”的已确认计划：请先导入并确认。")
