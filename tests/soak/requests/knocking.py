"""One request as the server gives it to the site, and what came back; everything it changed is taken back afterwards."""

from __future__ import annotations

import io
import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes

from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections, transaction

from yinxin.kit.door import HouseHandler

TRACE = b"Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Knock:
    """`path` is percent-encoded as in a request line; `environ` are headers by their CGI names."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    environ: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path}?{self.query[:200]} {self.environ} {self.body[:300]!r}"


@dataclass(frozen=True, slots=True)
class Answer:
    """`fault` is the error behind a 5xx, for the person who reads the failure."""

    status: int
    headers: dict[str, str]
    body: bytes
    fault: str

    @property
    def is_our_fault(self) -> bool:
        return self.status >= 500 or bool(self.fault) or TRACE in self.body


def environ(knock: Knock) -> dict[str, object]:
    raw = knock.path.encode("latin-1", "replace")
    told: dict[str, object] = {
        "REQUEST_METHOD": knock.method,
        "PATH_INFO": unquote_to_bytes(raw).decode("latin-1"),
        "SCRIPT_NAME": "",
        "QUERY_STRING": knock.query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "testserver",
        "CONTENT_LENGTH": str(len(knock.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(knock.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    return told | knock.environ


class Site:
    """The application as gunicorn holds it."""

    def __init__(self) -> None:
        self.handler = HouseHandler()

    def ask(self, knock: Knock) -> Answer:
        told: dict[str, object] = {}
        with taken_back(), _faults() as faults:
            body = b""
            try:
                answer = self.handler(
                    environ(knock), lambda status, headers: told.update(status=status, headers=headers)
                )
                body = b"".join(answer)
                answer.close()
            except Exception as escaped:  # noqa: BLE001 - gunicorn would answer 500
                faults.append(repr(escaped))
            status = int(str(told.get("status", "500")).split()[0])
            return Answer(status, dict(told.get("headers", ())), body, "; ".join(faults))  # type: ignore[call-overload]


@contextmanager
def taken_back() -> Iterator[None]:
    """A request that really came would begin and end by closing old connections; here it stays in the test's own."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@contextmanager
def _faults() -> Iterator[list[str]]:
    """What was raised and became a 500; the log is silent meanwhile."""
    found: list[str] = []

    def hear(sender: object, **_told: object) -> None:
        raised = sys.exc_info()[1]
        where = traceback.extract_tb(raised.__traceback__)[-1] if raised and raised.__traceback__ else ""
        ours = [one for one in traceback.extract_tb(raised.__traceback__) if "yinxin" in one.filename] if raised else []
        found.append(f"{raised!r} at {where} in {ours[-1:]}"[:900])

    got_request_exception.connect(hear, weak=False)
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield found
    finally:
        logging.disable(before)
        got_request_exception.disconnect(hear)


def encoded(text: str) -> str:
    """A text as an address carries it; what no encoding has goes as the bytes a careless program would send."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")
