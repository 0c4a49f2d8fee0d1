"""`yinxin roots preview FILE`: what would come in of a family tree, in counts. Needs no database; nothing is stored, nobody is named."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from datetime import date

from yinxin.cli.plans_read import read_source
from yinxin.documents.gedcom.guarded import SHEETS, TREES, sifted
from yinxin.documents.kin_sheets.cells import is_sheet
from yinxin.domain.errors import RefusedError
from yinxin.domain.gedcom.sifted import Sifted, unpacked
from yinxin.domain.gedcom.versions import NoGedcom

REFUSED = 2


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="GEDCOM文件（.ged、.gdz）或表格（.csv、.xlsx）；- 表示从标准输入读取"
    )
    parser.add_argument("--name", help="文件名，从标准输入读取表格时写明，例如 persons.csv")
    parser.add_argument("--today", type=date.fromisoformat, help="按哪一天判断是否在世，如 2026-11-20；不写就是今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    data, name = read_source(args.file, args.name)
    today: date = args.today or date.today()  # noqa: DTZ011 - the day on the clock of this machine
    child = SHEETS if is_sheet(name) else TREES
    try:
        told = unpacked(sifted(data, "yinxin.domain.gedcom.sifting.sift", today.isoformat(), child=child))
    except RefusedError as refused:
        return _refused(refused)
    sys.stdout.write(_json(told) if args.json else _words(told))
    return 0


def _refused(refused: RefusedError) -> int:
    """Of a sheet every fault, by line and column. The sentences are kept where the screens take theirs from."""
    from yinxin.cli.boot import sentence_of

    sys.stderr.write(f"{sentence_of(refused)}\n")
    from yinxin.apps.roots.exchange.faults import faults_of

    for one in faults_of(refused):
        sys.stderr.write(f"  第{one.line}行“{one.column}”：{one.advice}\n")
    return REFUSED


def _json(told: Sifted) -> str:
    content = {
        "version": told.version,
        "characters": told.characters,
        "persons": {**asdict(told.counts), "kept": len(told.persons)},
        "relations": len(told.relations),
        "lost": dict(told.lost),
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _format(told: Sifted) -> str:
    return "表格" if told.version == NoGedcom.SHEET else f"GEDCOM {told.version}"


def _undated(count: int) -> list[str]:
    if not count:
        return []
    return [f"不收的人里，有 {count} 位写了去世、注明了卷页，只是没有日期：补上日期才能导入，或在页面上逐位登记。"]


def _words(told: Sifted) -> str:
    counts = told.counts
    lines = [
        f"{_format(told)}，{told.characters}，共 {counts.persons} 人。",
        f"能证明已去世、可以导入：{len(told.persons)} 人，关系 {len(told.relations)} 条。",
        f"在世或可能在世，不收：{counts.living + counts.maybe_living} 人；要求保密，不收：{counts.restricted} 人；"
        f"没有名字，不收：{counts.nameless} 人。",
        *_undated(counts.undated),
        *(f"没有收的内容 {path}：{count} 处" for path, count in told.lost),
    ]
    return "\n".join(lines) + "\n"
