"""`yinxin manage …`: Django's own commands."""

from __future__ import annotations

import os
from argparse import REMAINDER, ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Everything after `manage` belongs to Django."""
    parser.add_argument("words", nargs=REMAINDER, metavar="命令", help="例如 migrate、dbshell、check")


def run(args: Namespace) -> int:
    """Hands over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    if args.words[:1] == ["migrate"]:  # building an index on a large table takes the time it takes
        os.environ.setdefault("YINXIN_STATEMENT_SECONDS", "0")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["yinxin manage", *args.words])
    return 0
