"""`yinxin checks`: everything that a start asks, without starting."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from yinxin.kit.env import SettingError

if TYPE_CHECKING:
    from django.core.checks import CheckMessage

SOUND, REFUSED = 0, 2
DEVELOPMENT = "（开发环境：只在正式运行时才问的检查没有问，要问请设 YINXIN_ENV=production。）\n"


def add_arguments(parser: ArgumentParser) -> None:
    """For a monitor."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Tells every sentence, what refuses a start first; exit code 2 when there is one that does."""
    from yinxin.cli.boot import boot

    boot()
    found = _found()
    is_refused = any(one["refuses"] for one in found)
    if args.json:
        sys.stdout.write(json.dumps({"refused": is_refused, "checks": found}, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(_lines(found)))
    return REFUSED if is_refused else SOUND


def _found() -> list[dict[str, Any]]:
    """A database that is not there, or not in its newest shape, is said like the rest, and asked nothing else."""
    from yinxin.cli.prepare import refuse_unready
    from yinxin.kit.starting import findings

    unready: list[dict[str, Any]] = []
    try:
        refuse_unready()
    except SettingError as wrong:
        unready.append({"id": "database", "refuses": True, "sentence": str(wrong)})
    told = [_told(one) for one in findings(with_database=not unready)]
    return unready + sorted(told, key=lambda one: not one["refuses"])


def _told(one: CheckMessage) -> dict[str, Any]:
    from yinxin.kit.starting import sentence

    return {"id": one.id, "refuses": one.is_serious(), "sentence": sentence(one)}


def _lines(found: list[dict[str, Any]]) -> list[str]:
    from django.conf import settings

    lines = [f"{'不能启动' if one['refuses'] else '注意'}：{one['sentence']}\n" for one in found]
    return [*(lines or ["没有发现问题。\n"]), *([] if settings.PRODUCTION else [DEVELOPMENT])]
