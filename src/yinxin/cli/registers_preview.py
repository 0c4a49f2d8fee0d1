"""`yinxin registers preview REGISTER FILE`: what would become of every row of a sheet. Nothing is loaded, and nothing of it is kept."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from yinxin.cli.registers_sheets import REFUSED, acting, add_common, add_reading, previewed, register_named, say
from yinxin.kit.registers.sheets import previewing


def add_arguments(parser: ArgumentParser) -> None:
    """Which register, which sheet."""
    add_common(parser)
    add_reading(parser)


def run(args: Namespace) -> int:
    """2 where something stands in the way of loading it whole."""
    register = register_named(args.register)
    by = acting(register, args.by)
    load = previewed(args, register, by)
    found = load.findings
    say(load, as_json=args.json)
    previewing.discard(load, by=by)
    return REFUSED if load.count("bad") or found["open"] or found["missing"] else 0
