"""The worker: a queue cluster in this process's children, and a look now and then for jobs that died."""

from __future__ import annotations

import logging
import threading

LOOK_EVERY = 5.0

logger = logging.getLogger(__name__)


def work() -> None:
    """Run queued jobs until the process is told to stop (SIGTERM or Ctrl-C)."""
    import django

    django.setup()
    _leave_pool()
    # The queue reads the settings when it is imported, so it is imported when there are some.
    from django.db import connections
    from django_q.cluster import Cluster

    from yinxin.kit.outbox import recovery

    recovery.release_undelivered()
    recovery.bring_back()
    connections.close_all()
    cluster = Cluster()
    cluster.start()
    over = threading.Event()
    while cluster.sentinel.is_alive() and not over.wait(LOOK_EVERY):
        try:
            recovery.bring_back()
        except Exception:
            logger.exception("looking for abandoned jobs failed; trying again")
        finally:
            connections.close_all()


def _leave_pool() -> None:
    """A pool's threads do not survive the fork that makes the cluster, so a worker's connections are its own."""
    from django.db import connections

    for connection in connections.all():
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()
        connection.settings_dict.get("OPTIONS", {}).pop("pool", None)
