"""`yinxin roots preview FILE`: what would come in of a family tree, in counts. Needs no database; nothing is stored, nobody is named."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from datetime import date

from yinxin.cli.plans_read import read_source
from yinxin.documents.gedcom.guarded import sifted
from yinxin.domain.gedcom.sifted import Sifted, unpacked


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="GEDCOM文件（.ged或.gdz）；- 表示从标准输入读取")
    parser.add_argument("--today", type=date.fromisoformat, help="按哪一天判断是否在世，如 2026-11-20；不写就是今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    data, _ = read_source(args.file, "tree.ged")
    today: date = args.today or date.today()  # noqa: DTZ011 - the day on the clock of this machine
    told = unpacked(sifted(data, "yinxin.domain.gedcom.sifting.sift", today.isoformat()))
    sys.stdout.write(_json(told) if args.json else _words(told))
    return 0


def _json(told: Sifted) -> str:
    content = {
        "version": told.version,
        "characters": told.characters,
        "persons": {**asdict(told.counts), "kept": len(told.persons)},
        "relations": len(told.relations),
        "lost": dict(told.lost),
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _words(told: Sifted) -> str:
    counts = told.counts
    lines = [
        f"GEDCOM {told.version}，{told.characters}，共 {counts.persons} 人。",
        f"能证明已去世、可以导入：{len(told.persons)} 人，关系 {len(told.relations)} 条。",
        f"在世或可能在世，不收：{counts.living + counts.maybe_living} 人；要求保密，不收：{counts.restricted} 人；"
        f"没有名字，不收：{counts.nameless} 人。",
        *(f"没有收的内容 {path}：{count} 处" for path, count in told.lost),
    ]
    return "\n".join(lines) + "\n"
