"""`yinxin manage …`: those of Django's own commands that neither read nor write what somebody must answer for.

The others (loaddata, dumpdata, changepassword, flush, …) pass by policy and audit record. Whoever must read or write that way
asks the database itself, as its owner.
"""

from __future__ import annotations

import os
from argparse import REMAINDER, ArgumentParser, Namespace

from yinxin.kit.env import SettingError

ALWAYS = (
    "check",
    "collectstatic",
    "createcachetable",
    "findstatic",
    "makemigrations",
    "messages",
    "migrate",
    "showmigrations",
    "sqlmigrate",
    "version",
)
FOR_DEVELOPERS = ("dbshell", "shell")
"""Outside production only: whatever is done there is done without an event."""

UNKNOWN = "yinxin manage 不提供“{word}”：它会绕过权限与操作记录。可用的有 {offered}。"
NOT_HERE = (
    "正式运行时不提供 yinxin manage {word}：在其中读写不留操作记录。要查看数据库，请由数据库管理员用 psql 或 sqlite3。"
)


def add_arguments(parser: ArgumentParser) -> None:
    """Everything after `manage` belongs to Django."""
    parser.add_argument("words", nargs=REMAINDER, metavar="命令", help="例如 migrate、check、collectstatic")


def run(args: Namespace) -> int:
    """Hands over to Django what is on the list. Raises SettingError for anything else."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    _refuse_others(args.words[0] if args.words else "")
    if args.words[0] == "migrate":  # building an index on a large table takes the time it takes
        os.environ.setdefault("YINXIN_STATEMENT_SECONDS", "0")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["yinxin manage", *args.words])
    return 0


def _refuse_others(word: str) -> None:
    if word not in (*ALWAYS, *FOR_DEVELOPERS):
        raise SettingError(UNKNOWN.format(word=word, offered="、".join(ALWAYS)))
    if word in FOR_DEVELOPERS and _is_production():
        raise SettingError(NOT_HERE.format(word=word))


def _is_production() -> bool:
    from django.conf import settings

    return bool(settings.PRODUCTION)
