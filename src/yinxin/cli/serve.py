"""`yinxin serve`: the web server with the worker beside it, both stopped together."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from yinxin.kit.env import SettingError
from yinxin.kit.outbox.told import Told

PORTS_TRIED = 20
SECONDS_TO_START = 30
SECONDS_TO_STOP = 10
SECONDS_BETWEEN_STARTS = 5
LONGEST_LINE = 8190
"""Bytes of a request's first line; below it the site itself says what is too long (kit/refusals/impossible.py)."""


def add_arguments(parser: ArgumentParser) -> None:
    """Where to listen, and how many processes answer."""
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认 127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000；被占用时用下一个")
    parser.add_argument("--processes", type=int, default=2, help="网页进程数，默认 2")
    parser.add_argument("--upgrade", action="store_true", help="数据库结构不是最新时，先备份再更新")


def run(args: Namespace) -> int:
    """Serves an existing database."""
    from yinxin.cli.boot import boot

    boot()
    make_ready(upgrade=args.upgrade)
    return serve(args)


def make_ready(*, upgrade: bool) -> None:
    """The database has the newest shape, nothing unsafe is set, and the static files are collected; or it says what to do."""
    from yinxin.cli import prepare
    from yinxin.kit.starting import refuse_unsafe

    if upgrade and prepare.database_exists():
        prepare.upgrade()
    prepare.refuse_unready()
    refuse_unsafe()
    prepare.collect_static()


def serve(args: Namespace, told: Sequence[str] = ()) -> int:
    """Takes a port, starts both programs, says where the pages are (and the lines `told`), and waits until told to stop."""
    from yinxin.kit.occupied import serve_here

    serve_here()
    with listen(args.host, args.port) as listener:
        host, port = listener.getsockname()[:2]
        name_by_port(host, port)
        _let_go_of_the_database()
        pages, jobs = start(web, listener.fileno(), args.processes), Kept(worker)
    return attend(pages, jobs, (host, port), [f"银信已启动：http://{host}:{port}/ （按 Ctrl-C 停止）", *told])


def name_by_port(host: str, port: int) -> None:
    """Addresses in letters, feeds and printed codes lead to the port that was free, unless the operator named the site."""
    from django.conf import settings

    if not settings.PRODUCTION and "YINXIN_SITE_URL" not in os.environ:
        settings.SITE_URL = f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _let_go_of_the_database() -> None:
    """Two processes that talk over one connection garble each other."""
    from django.db import connection

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def web(listener: int, processes: int) -> None:
    """gunicorn on a socket that is open already."""
    from yinxin.cli.gunicorn_app import Pages

    Pages(
        bind=f"fd://{listener}",
        workers=processes,
        threads=4,
        loglevel="warning",
        control_socket_disable=True,
        limit_request_line=LONGEST_LINE,
    ).run()


def worker() -> None:
    """The background jobs."""
    from yinxin.kit.outbox.worker import work

    work()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on the first free port from `port` on. It is handed to the server, so nobody can take it in between."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)
        except OSError:
            listener.close()
            sys.stdout.write(f"端口 {candidate} 已被占用，改用 {candidate + 1}。\n")
        else:
            return listener
    raise SettingError(f"从 {port} 起的 {PORTS_TRIED} 个端口都不能用：请用 --port 指定另一个端口。")


def start(program: Callable[..., None], *arguments: object) -> BaseProcess:
    """A child made by fork: Django is loaded here already, so the child answers at once."""
    child = get_context("fork").Process(target=_alone, args=(program, arguments))
    child.start()
    return child


def _alone(program: Callable[..., None], arguments: tuple[object, ...]) -> None:
    """In a session of its own Ctrl-C reaches the child through us and in order.

    Linux also ends it when we are killed outright; else a forgotten server would go on holding its port.
    """
    os.setsid()
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
    program(*arguments)


class Kept:
    """A program that is started again when it ends by itself, at most every few seconds."""

    def __init__(self, program: Callable[..., None]) -> None:
        self._program = program
        self._start()

    def _start(self) -> None:
        self.process = start(self._program)
        self._began = time.monotonic()

    def look(self) -> None:
        """Start it again if need be."""
        if not self.process.is_alive() and time.monotonic() - self._began > SECONDS_BETWEEN_STARTS:
            sys.stderr.write("后台任务进程意外结束，正在重新启动；没有办完的任务会接着办。\n")
            self._start()


def attend(pages: BaseProcess, jobs: Kept, address: tuple[str, int], lines: Sequence[str]) -> int:
    """Waits for the page to answer and says so, then waits for a signal or for the server to end; stops whatever is left."""
    with Told() as told:
        try:
            if _wait_for(address, pages, told):
                sys.stdout.write("".join(f"{line}\n" for line in lines))
                sys.stdout.flush()
            while pages.is_alive() and not told.to_stop:
                jobs.look()
                told.wait(1)
        finally:
            stop_all([pages, jobs.process])
        return 0 if told.to_stop else 1


def _wait_for(address: tuple[str, int], pages: BaseProcess, told: Told) -> bool:
    """True as soon as the server answers, False when it ended or we were stopped before."""
    deadline = time.monotonic() + SECONDS_TO_START
    while pages.is_alive() and not told.to_stop:
        if _answers(address):
            return True
        if time.monotonic() > deadline:
            raise SettingError(f"网页服务 {SECONDS_TO_START} 秒内没有启动：请看上面的错误说明。")
        told.wait(0.05)
    return False


def _answers(address: tuple[str, int]) -> bool:
    """Whether a request comes back; what it says does not matter here."""
    from django.conf import settings

    with suppress(OSError), socket.create_connection(address, timeout=SECONDS_TO_START) as probe:
        probe.sendall(f"HEAD / HTTP/1.0\r\nHost: {settings.ALLOWED_HOSTS[0]}\r\n\r\n".encode())
        return probe.recv(4) == b"HTTP"
    return False


def stop_all(programs: Sequence[BaseProcess]) -> None:
    """Asks every child to finish, and ends those that do not."""
    for program in programs:
        program.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for program in programs:
        program.join(max(0.1, deadline - time.monotonic()))
        if program.is_alive():
            program.kill()
            program.join()
