"""The web server under kill -9: clients write without a pause, K times a random process of the server is killed, then it is counted.

    python -m tests.soak.killed_servers --kills 200
    YINXIN_DATABASE_URL=postgresql://… python -m tests.soak.killed_servers --kills 200

An empty database is needed: with PostgreSQL the one named, else a SQLite file in a new folder. `--path torn` and `--path early`
write carelessly, and the count must show it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.factories.installations import Installation

CLIENTS = 6
PROCESSES = 3
STANDSTILL = 90.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`lost` were acknowledged and are not there. The others are as in `tests.soak.judging`."""

    kills: int
    acknowledged: int
    lost: int
    torn: int
    doubled: int
    orphans: int
    events: int
    fault: str
    integrity: bool
    seconds: float

    @property
    def is_sound(self) -> bool:
        return self.integrity and not (self.lost or self.torn or self.doubled or self.orphans or self.fault)


class Site:
    """`yinxin serve`, as an operator starts it."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._log = installation.folder / "serve.log"
        self.port = 0
        self.start()

    def start(self) -> None:
        before = self._said()
        self._program = self._installation.start(
            "yinxin", "serve", "--port", 0, "--processes", PROCESSES, log=self._log
        )
        end = time.monotonic() + STANDSTILL
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", self._said()[len(before) :])):
            assert time.monotonic() < end and self._program.poll() is None, self._said()[-3000:]
            time.sleep(0.05)
        self.port = int(found.group(1))

    def kill(self, whom: str, chance: random.Random) -> None:
        """One process that answers, the one above them, or everything at once. What does not come back by itself is started."""
        above, *_ = children(self._program.pid)
        victims = {
            "answering": [chance.choice(children(above) or [above])],
            "above": [above],
            "everything": [self._program.pid, *family(self._program.pid)],
        }[whom]
        for victim in victims:
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        if above in victims:
            self._program.wait(STANDSTILL)
            self.start()

    def end(self) -> None:
        everybody = [self._program.pid, *family(self._program.pid)]
        for process in everybody:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._program.wait()

    def _said(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""


class Clients:
    """Some that write one thing after the other and remember what was acknowledged."""

    def __init__(self, site: Site, path: str, count: int = CLIENTS) -> None:
        self._site, self._path = site, path
        self._over = threading.Event()
        self.acknowledged: list[str] = []
        self._threads = [threading.Thread(target=self._write) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def _write(self) -> None:
        while not self._over.is_set():
            name = f"u{secrets.token_hex(8)}"
            with suppress(OSError, HTTPException):
                if self._post(name) == 200:
                    self.acknowledged.append(name)
                    continue
            time.sleep(0.05)

    def _post(self, name: str) -> int:
        line = HTTPConnection("127.0.0.1", self._site.port, timeout=30)
        try:
            line.request("POST", f"/{self._path}/{name}/", headers={"Host": "127.0.0.1"})
            return line.getresponse().status
        finally:
            line.close()

    def stop(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()


def children(parent: int) -> list[int]:
    """The processes right below one, the oldest first."""
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent), "--sort", "start_time,pid"], capture_output=True, text=True
    )
    return [int(pid) for pid in listed.stdout.split()]


def family(parent: int) -> list[int]:
    found = children(parent)
    for pid in found:
        found += children(pid)
    return found


def run(
    installation: Installation, *, kills: int, path: str = "sound", seed: int = 1, restarts: float = 0.2
) -> Outcome:
    """The whole run; `restarts` is the share of kills that take the whole server down."""
    installation.more["DJANGO_SETTINGS_MODULE"] = "tests.soak.acting_settings"
    # No page with styles is asked for, so nothing is collected.
    (installation.folder / "static").mkdir(exist_ok=True)
    (installation.folder / "static" / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    chance, began = random.Random(seed), time.monotonic()
    site = Site(installation)
    try:
        clients = Clients(site, path)
        try:
            for number in range(kills):
                _wait_for_writes(clients, chance)
                site.kill(_whom(number, restarts), chance)
            _wait_for_writes(clients, chance)
        finally:
            clients.stop()
    finally:
        site.end()
    found = installation.judged()
    return Outcome(
        kills=kills,
        acknowledged=len(clients.acknowledged),
        lost=len(set(clients.acknowledged) - set(found.pop("names"))),
        seconds=round(time.monotonic() - began, 1),
        **found,
    )


def _whom(number: int, restarts: float) -> str:
    """Spread evenly, so that a short run has each kind too."""
    before, now = int(number * restarts), int((number + 1) * restarts)
    if before == now:
        return "answering"
    return "everything" if now % 2 else "above"


def _wait_for_writes(clients: Clients, chance: random.Random) -> None:
    """Every kill falls among writes: some more were acknowledged since the last."""
    wanted, end = len(clients.acknowledged) + chance.randrange(5, 25), time.monotonic() + STANDSTILL
    while len(clients.acknowledged) < wanted:
        assert time.monotonic() < end, "nobody is answered any more"
        time.sleep(0.005)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--path", choices=("sound", "torn", "early"), default="sound")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        url = os.environ.get("YINXIN_DATABASE_URL", f"sqlite:///{folder / 'yinxin.sqlite3'}")
        installation = Installation(folder, url)
        for words in (("migrate", "--verbosity=0"), ("createcachetable",)):
            done = installation.yinxin("manage", *words)
            assert done.returncode == 0, done.stderr
        outcome = run(installation, kills=args.kills, path=args.path, seed=args.seed)
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
    return 0 if outcome.is_sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
