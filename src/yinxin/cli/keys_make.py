"""`yinxin keys make`: make the keys that are missing, and say what to do with them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from django.conf import settings

from yinxin.cli.boot import boot
from yinxin.kit import keys


def add_arguments(parser: ArgumentParser) -> None:
    """It takes none."""


def run(_args: Namespace) -> int:
    """Needs no database: an upgrade may need a key before it can bring the database to its newest shape."""
    boot()
    made = keys.make_missing()
    for key in made:
        sys.stdout.write(f"已生成 {settings.KEYS_FOLDER}/{key}.key\n")
    if made:
        sys.stdout.write(
            "请把这些文件另行抄存一份，与数据库和备份分开保管：丢失后封存的内容无法恢复，审计链无法核对。\n"
        )
    else:
        sys.stdout.write(f"密钥已齐全：{settings.KEYS_FOLDER}\n")
    return 0
