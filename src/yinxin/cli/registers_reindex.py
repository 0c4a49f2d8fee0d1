"""`yinxin registers reindex [REGISTER…]`: lay the records of some registers, or of all, into the search index anew."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from yinxin.domain.errors import UnreadableError
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.searching import reindex


def add_arguments(parser: ArgumentParser) -> None:
    """None named: all."""
    parser.add_argument("registers", metavar="REGISTER", nargs="*", help="名录的地址名，例如 genealogies；不写就是全部")


def run(args: Namespace) -> int:
    """Each in a transaction of its own."""
    for register in [_named(name) for name in args.registers] or list(catalogue):
        sys.stdout.write(f"{register.label}：{reindex(register)}条\n")
    return 0


def _named(name: str) -> Register:
    found = catalogue.get(name)
    if found is None:
        raise UnreadableError("register", f"没有名录“{name}”：有 {'、'.join(one.slug for one in catalogue)}。")
    return found
