"""`yinxin worker`: runs the queued jobs until it is stopped."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from yinxin.kit.occupied import serve_here
from yinxin.kit.outbox.worker import work
from yinxin.kit.starting import refuse_unsafe


def add_arguments(parser: ArgumentParser) -> None:
    """A worker has nothing to choose; how many processes it uses is the setting YINXIN_WORKERS."""


def run(_: Namespace) -> int:
    """Works until stopped; what stops the web server stops the worker too."""
    refuse_unsafe()
    serve_here()
    work()
    return 0
