"""How much memory the processes started meanwhile used at most."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path


class HighWater:
    """Watches the children of this process; `kibibytes` is the highest mark any of them left.

    The kernel's own count for ended children is of no use: it begins with what the parent held when it forked.
    """

    def __init__(self, module: str = "yinxin.documents.child") -> None:
        self.kibibytes = 0
        self._module = module.encode()
        self._done = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> HighWater:
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._done.wait(0.005):
            for task in Path("/proc/self/task").iterdir():
                with suppress(OSError):
                    for child in (task / "children").read_text().split():
                        self._note(child)

    def _note(self, child: str) -> None:
        place = Path("/proc", child)
        if self._module not in (place / "cmdline").read_bytes():
            return  # forked, but not yet the program it will be
        for line in (place / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                self.kibibytes = max(self.kibibytes, int(line.split()[1]))
