"""`yinxin jobs dead`: what the worker has given up, and once more on request."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from django.utils import timezone

from yinxin.kit.outbox import access, actions
from yinxin.kit.outbox.wording import kind_in_words


def add_arguments(parser: ArgumentParser) -> None:
    """Looking or acting."""
    parser.add_argument("--retry", action="store_true", help="全部重新排队")


def run(args: Namespace) -> int:
    """1 while there are dead letters, so that a monitor can ask; 0 when there are none or all were queued again."""
    dead = list(access.dead_letters())
    for job in dead:
        stopped = timezone.localtime(job.finished_at) if job.finished_at else None
        when = f"{stopped:%Y-%m-%d %H:%M}" if stopped else "-"
        sys.stdout.write(f"{job.number}  {when}  {kind_in_words(job.kind)}  试了{job.attempts}次：{job.message}\n")
    if not dead:
        sys.stdout.write("没有停下来的后台任务。\n")
        return 0
    if not args.retry:
        return 1
    sys.stdout.write(f"已重新排队 {actions.retry_all(dead, by=None)} 件。\n")
    return 0
