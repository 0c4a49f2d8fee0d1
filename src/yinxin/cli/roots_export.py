"""`yinxin roots export CLAN --format …`: a clan's published ancestors, the same file as its public page gives."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from yinxin.apps.roots.exchange import access
from yinxin.apps.roots.exchange.giving_out import VERSIONS, written
from yinxin.cli import registers_sheets
from yinxin.domain.errors import UnreadableError


def add_arguments(parser: ArgumentParser) -> None:
    """Which clan, as what, where to. Nobody is named: everybody gets the same file."""
    parser.add_argument("clan", metavar="CLAN", help="宗族的编号，例如 ZZ-1")
    parser.add_argument("file", metavar="FILE", nargs="?", default="-", help="写到哪里；- 或不写表示标准输出")
    parser.add_argument("--format", choices=[*VERSIONS, "csv"], default="gedcom7", help="文件格式，默认 gedcom7")


def run(args: Namespace) -> int:
    """Only what anybody may see: of a clan that is not public, nothing."""
    found = access.public_clan_by_code(args.clan)
    if found is None:
        raise UnreadableError("clan", f"没有编号为“{args.clan}”的公开宗族：请核对编号，没有公开的先在名录里公开。")
    data, _ending = written(*found, args.format)
    registers_sheets.written(args.file, data)
    return 0
