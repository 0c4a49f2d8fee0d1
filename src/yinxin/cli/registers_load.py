"""`yinxin registers load REGISTER FILE`: previews a sheet and loads what the preview shows, for one reason."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from yinxin.cli.registers_sheets import REFUSED, acting, add_common, add_reading, previewed, register_named, say
from yinxin.domain.errors import RefusedError
from yinxin.kit.outbox.running import run as run_job
from yinxin.kit.registers.sheets import loading, previewing


def add_arguments(parser: ArgumentParser) -> None:
    """Which register, which sheet, why."""
    add_common(parser)
    add_reading(parser)
    parser.add_argument("--reason", required=True, help="载入理由，写进每条记录的历史")
    parser.add_argument("--good-rows", action="store_true", help="只载入没有问题的行；不写时有一行有问题就都不载入")


def run(args: Namespace) -> int:
    """All or, if chosen, the good rows; a sheet that was not loaded is not kept."""
    register = register_named(args.register)
    by = acting(register, args.by)
    load = previewed(args, register, by)
    try:
        load = loading.load_rows(load, reason=args.reason, good_only=args.good_rows, by=by)
    except RefusedError:
        say(load, as_json=args.json)
        previewing.discard(load, by=by)
        raise
    # Whoever types a command waits for its answer.
    job = loading.job_of(load) if load.is_running else None
    if job is not None:
        run_job(str(job.pk))
        load.refresh_from_db()
    say(load, as_json=args.json)
    if not load.is_loaded:
        sys.stderr.write(f"{loading.broken_off(load, loading.job_of(load)) or load.refusal}\n")
        return REFUSED
    if not args.json:
        sys.stdout.write(
            f"已载入：新登记{load.created}条，修改{load.changed}条。载入编号{load.pk}，可以在页面上撤销。\n"
        )
    return 0
