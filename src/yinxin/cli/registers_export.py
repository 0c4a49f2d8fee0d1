"""`yinxin registers export REGISTER FILE`: a register as a sheet that can be taken in again without a change."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import PurePath

from yinxin.cli.registers_sheets import acting, add_common, register_named, written
from yinxin.domain.errors import UnreadableError
from yinxin.kit.registers.sheets.taking_out import KINDS, rows_taken_out


def add_arguments(parser: ArgumentParser) -> None:
    """Which register, where to, as what."""
    add_common(parser)
    parser.add_argument("file", metavar="FILE", help="写到哪里；- 表示标准输出")
    parser.add_argument("--to", choices=list(KINDS), help="文件类型；不写时看文件名")


def run(args: Namespace) -> int:
    """The records about which the person acting decides; personal fields only where the public sees them."""
    register = register_named(args.register)
    kind = args.to or PurePath(args.file).suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise UnreadableError("kind", f"不知道要写成什么文件：请用 --to 写明 {' 或 '.join(KINDS)}。")
    write, _media_type = KINDS[kind]
    written(args.file, write(register, rows_taken_out(register, acting(register, args.by))))
    return 0
