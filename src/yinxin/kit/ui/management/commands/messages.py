"""`yinxin manage messages`: bring the catalogs level with the code and compile them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from yinxin.kit.ui import catalogs


class Command(BaseCommand):
    """Collect, draft Traditional Chinese, compile; say what a person still has to write."""

    help = "更新并编译界面文字的译文"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--compile", action="store_true", help="只编译，不更新")

    def handle(self, *_: Any, **options: Any) -> None:
        if not options["compile"]:
            wanting = {language: catalogs.update(language) for language in catalogs.LANGUAGES}
            catalogs.compile_all()
            if any(wanting.values()):
                said = "，".join(f"{language} 缺 {number} 条" for language, number in wanting.items())
                raise CommandError(f"译文不全：{said}。请在 locale 下的 django.po 中补上。")
        catalogs.compile_all()
