"""Running `yinxin` as its own process, away from the tests' settings."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 60


def environment(var: Path) -> dict[str, str]:
    """This process's environment with its own place for data."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}
    return kept | {"YINXIN_VAR": str(var), "PYTHONUNBUFFERED": "1"}


def yinxin(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "yinxin", *words],
        env=environment(var),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Server:
    """A running `yinxin`: what it has said, and how to stop it."""

    def __init__(self, var: Path, *words: str) -> None:
        self.began = time.monotonic()
        self.said = var / "said.txt"
        with self.said.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "yinxin", *words], env=environment(var), stdout=log, stderr=subprocess.STDOUT
            )

    def text(self) -> str:
        """Everything said so far."""
        return self.said.read_text(encoding="utf-8")

    def address(self, patience: float = PATIENCE) -> str:
        """Where it serves, as soon as it says so."""
        while time.monotonic() - self.began < patience and self.process.poll() is None:
            if found := re.search(r"http://[0-9.:]+/", self.text()):
                return found.group()
            time.sleep(0.05)
        raise AssertionError(self.text())

    def children(self) -> list[int]:
        """Its processes and theirs."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
        family = [self.process.pid]
        for pid in family:
            family += [child for child, parent in parents.items() if parent == pid]
        return family[1:]

    def own_children(self) -> list[int]:
        """Its processes without theirs, and without those that are dead, oldest first."""
        command = ["ps", "-o", "pid=,stat=", "--ppid", str(self.process.pid)]
        listed = subprocess.run(command, capture_output=True, text=True).stdout
        return sorted(int(line.split()[0]) for line in listed.splitlines() if "Z" not in line.split()[1])

    def stop(self, number: int = signal.SIGINT) -> int:
        """Asks it to stop and returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)
