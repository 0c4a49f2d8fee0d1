"""Jobs under kill -9: N jobs, K kills of a random process of the workers, nothing lost and nothing done twice.

    python -m tests.soak.killed_workers --jobs 10000 --kills 200
    YINXIN_DATABASE_URL=postgresql://… python -m tests.soak.killed_workers --jobs 10000 --kills 200

An empty database is needed: with PostgreSQL the one named, else a SQLite file in a new folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JOBS = "tests.soak.effects"
STANDSTILL = 240.0
"""Seconds without any progress after which a run is given up as lost."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `started` counts runs begun: what an outside system would have been called without a key."""

    jobs: int
    kills: int
    finished: int
    lost: int
    doubled: int
    effects: int
    started: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.finished / self.seconds if self.seconds else 0.0


class Workers:
    """Some `yinxin worker` programs, each in a session of its own, and a way to kill any process of them."""

    def __init__(self, count: int, folder: Path) -> None:
        self.folder = folder
        self.programs = [self._start() for _ in range(count)]

    def _start(self) -> subprocess.Popen[bytes]:
        with (self.folder / "worker.log").open("ab") as log:
            command = [sys.executable, "-m", "yinxin", "worker"]
            return subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=log, stderr=log)

    def kill_one(self, chance: random.Random) -> None:
        """A child (half the time), the program alone, or all of it; what died at the top is started again."""
        number = chance.randrange(len(self.programs))
        program = self.programs[number]
        family = children(program.pid)
        whom = chance.choice(("child", "child", "top", "all"))
        if whom == "child" and family:
            victims = [chance.choice(family)]
        elif whom == "top":
            victims = [program.pid]
        else:
            victims = [program.pid, *family]
        for victim in victims:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        if program.pid in victims:
            program.wait()
            self.programs[number] = self._start()

    def end(self) -> None:
        for program in self.programs:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def children(parent: int) -> list[int]:
    """The processes below one, theirs included."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    above = {int(pid): int(of) for pid, of in (line.split() for line in listed.splitlines())}
    family = [parent]
    for pid in family:
        family += [child for child, of in above.items() if of == pid]
    return family[1:]


@contextmanager
def database(workers: int) -> Iterator[Path]:
    """An environment in which this process and the workers use one new database."""
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.environ |= {
            "YINXIN_VAR": name,
            "YINXIN_WORKERS": str(workers),
            "YINXIN_LOG": "ERROR",
            "DJANGO_SETTINGS_MODULE": "yinxin.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        subprocess.run([sys.executable, "-m", "yinxin", "manage", "migrate", "--verbosity=0"], cwd=ROOT, check=True)
        subprocess.run([sys.executable, "-m", "yinxin", "manage", "createcachetable"], cwd=ROOT, check=True)
        import django

        django.setup()
        yield folder


def queue(count: int, functions: Sequence[str]) -> None:
    """Jobs of every kind in turn, fifty to a transaction."""
    from django.db import transaction

    from yinxin.kit.outbox.queueing import enqueue

    for first in range(0, count, 50):
        with transaction.atomic():
            for number in range(first, min(first + 50, count)):
                enqueue(f"{JOBS}.{functions[number % len(functions)]}", number, key=f"soak:{number}")


def soak(jobs: int, kills: int, *, programs: int, processes: int, functions: Sequence[str], seed: int) -> Outcome:
    """The whole run. Kills are spread over it, so that each falls while work is being done."""
    with database(processes) as folder:
        # These ask for the settings when they are imported, so they are imported when there are some.
        from django.db import connection

        from tests.soak.effects import make_tables

        make_tables()
        queue(jobs, functions)
        began = time.monotonic()
        workers = Workers(programs, folder)
        try:
            killed = _kill_while_working(workers, jobs, kills, random.Random(seed))
            seconds = time.monotonic() - began
        finally:
            workers.end()
        outcome = _count(jobs, killed, seconds)
        connection.close()
        sys.stderr.write((folder / "worker.log").read_text(encoding="utf-8")[-2000:])
        return outcome


def _kill_while_working(workers: Workers, jobs: int, kills: int, chance: random.Random) -> int:
    killed, seen, moved = 0, -1, time.monotonic()
    while True:
        finished, over = _finished()
        if over >= jobs:
            return killed
        if finished != seen:
            seen, moved = finished, time.monotonic()
        elif time.monotonic() - moved > STANDSTILL:
            return killed
        if killed < kills and finished * (kills + 1) >= (killed + 1) * jobs:
            workers.kill_one(chance)
            killed += 1
        time.sleep(chance.uniform(0.01, 0.2))


def _finished() -> tuple[int, int]:
    """How many are done, and how many are over whatever came of them."""
    from django.db import OperationalError, connection

    from yinxin.kit.outbox.models import Job, State

    try:
        done = Job.objects.filter(state=State.DONE).count()
        over = Job.objects.exclude(state__in=(State.QUEUED, State.RUNNING)).count()
    except OperationalError:
        connection.close()
        return -1, -1
    return done, over


def _count(jobs: int, kills: int, seconds: float) -> Outcome:
    from tests.soak.effects import effects, starts
    from yinxin.kit.outbox.models import Job, State

    times = effects()
    return Outcome(
        jobs=jobs,
        kills=kills,
        finished=Job.objects.filter(state=State.DONE).count(),
        lost=jobs - len(times),
        doubled=sum(1 for n in times.values() if n > 1),
        effects=sum(times.values()),
        started=starts(),
        seconds=round(seconds, 1),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--programs", type=int, default=2, help="worker programs")
    parser.add_argument("--processes", type=int, default=2, help="processes of each")
    parser.add_argument("--functions", default="once,in_two_steps,failing_at_first")
    parser.add_argument("--seed", type=int, default=1892)
    args = parser.parse_args()
    outcome = soak(
        args.jobs,
        args.kills,
        programs=args.programs,
        processes=args.processes,
        functions=args.functions.split(","),
        seed=args.seed,
    )
    sys.stdout.write(json.dumps(asdict(outcome) | {"per_second": round(outcome.per_second, 1)}) + "\n")
    return 0 if (outcome.finished, outcome.lost, outcome.doubled) == (args.jobs, 0, 0) else 1


if __name__ == "__main__":
    raise SystemExit(main())
