"""`yinxin audit verify`: is the record what it was? Exit code 0 sound, 1 a fault, 2 could not be checked."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from yinxin.kit.audit import anchor_files, chain
from yinxin.kit.audit.chain import Report

SOUND, FAULT = 0, 1


def add_arguments(parser: ArgumentParser) -> None:
    """Anchors kept elsewhere, and how to answer."""
    parser.add_argument(
        "--anchor",
        type=Path,
        action="append",
        default=[],
        metavar="文件",
        help="在系统以外保存的链头（从“透明度”页面下载的 JSON）；可给多个",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出，供程序读取")


def run(args: Namespace) -> int:
    """Checks every event; the first fault ends it."""
    kept = [head for path in args.anchor for head in anchor_files.read(path)]
    report = chain.verify(kept)
    sys.stdout.write(_as_json(report) if args.json else _in_words(report, kept=len(kept)))
    return SOUND if report.is_sound else FAULT


def _as_json(report: Report) -> str:
    told: dict[str, object] = {
        "sound": report.is_sound,
        "events": report.events,
        "erased": report.erased,
        "anchors": report.anchors,
        "head": report.head,
    }
    if report.fault:
        told["fault"] = {
            "kind": report.fault.kind.value,
            "sequence": report.fault.sequence,
            "sentence": report.fault.sentence,
        }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _in_words(report: Report, *, kept: int) -> str:
    if report.fault:
        return (
            f"审计链有问题：{report.fault.sentence}\n"
            f"此前的 {report.events} 条无误。请保留现在的数据库原样，由审计人员与外部保存的链头和备份对照。\n"
        )
    said = (
        f"审计链完好：共 {report.events} 条，其中 {report.erased} 条的内容已按程序删除；"
        f"与 {report.anchors} 个公布的链头相符。\n末条校验值 {report.head}\n"
    )
    if not kept:
        said += "没有给出系统以外保存的链头：末尾有没有被截去、有没有换成旧备份，要用 --anchor 才能证明。\n"
    return said
