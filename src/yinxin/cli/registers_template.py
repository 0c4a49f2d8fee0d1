"""`yinxin registers template REGISTER FILE`: the empty sheet of a register."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from yinxin.cli.registers_sheets import acting, add_common, register_named, written
from yinxin.kit.registers.sheets.template import template


def add_arguments(parser: ArgumentParser) -> None:
    """Which register, where to."""
    add_common(parser)
    parser.add_argument("file", metavar="FILE", help="写到哪里（xlsx）；- 表示标准输出")


def run(args: Namespace) -> int:
    """The drop-downs hold what the person acting may choose."""
    register = register_named(args.register)
    written(args.file, template(register, acting(register, args.by)))
    return 0
