"""Jobs for the tests: a worker in another process finds them by their dotted path."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from yinxin.apps.people import actions
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.outbox.failing import HopelessError, RetryError
from yinxin.kit.outbox.progress import Progress

HERE = __name__


def count(progress: Progress, upto: int) -> dict[str, int]:
    for number in range(1, upto + 1):
        progress.advance(number, upto, f"第{number}步")
    return {"counted": upto}


def unreadable(progress: Progress) -> None:
    raise UnreadableError("password", "文件有密码。请去掉密码后再上传。")


def refused(progress: Progress) -> None:
    raise RefusedError("merger-needs-two")


def broken(progress: Progress) -> None:
    raise ZeroDivisionError("this text is for the log only")


def broken_once(progress: Progress, mark: str) -> None:
    if not Path(mark).exists():
        Path(mark).touch()
        raise ConnectionResetError


def not_now(progress: Progress, seconds: int) -> None:
    raise RetryError("对方系统正忙。", after=timedelta(seconds=seconds)) from TimeoutError("other side's own words")


def hopeless(progress: Progress) -> None:
    raise HopelessError("没有设置对方的地址。")


def tell_key(progress: Progress) -> dict[str, str]:
    return {"key": progress.idempotency_key}


def unspeakable(progress: Progress) -> object:
    return object()


def add_account(progress: Progress, email: str) -> None:
    """An effect and the end of the job, kept together."""
    with progress.finishing({"email": email}):
        actions.add_user(email=email, name="某人", by=None)


def add_account_slowly(progress: Progress, email: str, gate: str) -> None:
    """The same, but only once the file `gate` is there."""
    progress.advance(1, 2, "等待")
    for _ in range(1200):
        if Path(gate).exists():
            return add_account(progress, email)
        time.sleep(0.05)
    raise TimeoutError


def note(progress: Progress) -> dict[str, bool]:
    """A scheduled job."""
    return {"noted": True}
