"""The worker: a supervisor that does no job itself, and processes below it that each do one after the other."""

from __future__ import annotations

import logging
import os
import time
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from django.conf import settings
from django.db import connections

from yinxin.kit.outbox.told import Told, die_with_parent, orphaned

LOOK_EVERY = 2.0
"""Seconds between looks at leases, time limits and schedules."""

POLL_EVERY = 0.5
"""Seconds an idle process rests before it looks for a job again: half of what a person may wait."""

GRACE = 5.0
"""Seconds for the jobs in hand when the worker is told to stop; what is not done then is handed back and done later."""

MOST_JOBS = 500
"""So many jobs a process does before another takes its place; readers of files and fonts never give all memory back."""

SHORTEST_LIFE = 1.0

logger = logging.getLogger(__name__)


def work() -> None:
    """Run queued jobs until the process is told to stop (SIGTERM, SIGHUP or Ctrl-C, to it alone or to its whole group)."""
    import django

    django.setup()
    _leave_pool()
    with Told() as told:
        supervisor = Supervisor(settings.OUTBOX_PROCESSES)
        try:
            while not told.to_stop:
                supervisor.fill()
                supervisor.look()
                told.wait(LOOK_EVERY)
        finally:
            supervisor.end()


class Supervisor:
    """Starts the processes, starts another for each that ended, ends those that exceed their time, and keeps the schedules."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._alive: dict[BaseProcess, float] = {}
        self._next_look = 0.0

    def fill(self) -> None:
        """As many processes as wanted. One that ended at once is not replaced before a moment has passed."""
        for process, began in list(self._alive.items()):
            if process.is_alive():
                continue
            self._next_look = 0.0
            if time.monotonic() - began >= SHORTEST_LIFE or process.exitcode == 0:
                del self._alive[process]
        for _ in range(self._size - len(self._alive)):
            process = get_context("fork").Process(target=_do_jobs, args=(os.getpid(),))
            process.start()
            self._alive[process] = time.monotonic()

    def look(self) -> None:
        """What must be looked after now and then. A database that does not answer is asked again at the next look."""
        if time.monotonic() < self._next_look:
            return
        self._next_look = time.monotonic() + LOOK_EVERY
        try:
            self._look()
        except Exception:
            logger.exception("looking after the jobs failed; trying again")
        finally:
            # A connection must not be open when the next process is forked: two would talk over it.
            connections.close_all()

    def _look(self) -> None:
        from yinxin.kit.outbox import leases, recovery, turns

        running = [process.pid for process in self._alive if process.pid and process.is_alive()]
        for late in leases.overdue(running):
            logger.error("process %s exceeded the time of its job and is ended", late)
            os.kill(late, 9)
            running.remove(late)
        leases.extend(running)
        recovery.bring_back()
        turns.queue_due()

    def end(self) -> None:
        """Let the processes finish what they have in hand for a while, then end them and hand back what they had."""
        for process in self._alive:
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in self._alive:
            process.join(max(0.0, deadline - time.monotonic()))
        stopped = [process for process in self._alive if process.is_alive()]
        for process in stopped:
            process.kill()
            process.join()
        if stopped:
            self._hand_back([process.pid for process in stopped if process.pid])

    def _hand_back(self, processes: list[int]) -> None:
        from yinxin.kit.outbox import recovery

        try:
            recovery.hand_back(processes)
        except Exception:
            # The next worker finds their processes gone and brings the jobs back.
            logger.exception("handing back the jobs in hand failed")
        finally:
            connections.close_all()


def _do_jobs(parent: int) -> None:
    """One process. Any error that is not the job's own ends it: whatever it held is then seen to be abandoned.

    That holds for a lost database connection above all, after which nobody knows whether the last word was kept.
    """
    die_with_parent(parent)
    from yinxin.kit.outbox.leases import take_next
    from yinxin.kit.outbox.running import run_held

    done = 0
    with Told() as told:
        while not told.to_stop and done < MOST_JOBS and not orphaned(parent):
            progress = take_next()
            if progress is None:
                told.wait(POLL_EVERY)
                continue
            run_held(progress)
            done += 1


def _leave_pool() -> None:
    """A pool's threads do not survive the fork that makes the processes, so their connections are their own."""
    for connection in connections.all():
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()
        connection.settings_dict.get("OPTIONS", {}).pop("pool", None)
