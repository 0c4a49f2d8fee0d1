"""Asking an address that somebody typed in: only ever one on the public network, however its name or its redirects lead.

A name is looked up once and the connection made to that very number, so that a second answer of the name server cannot lead inside
(DNS rebinding). No cookie, no password, no proxy.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

PATIENCE = 10
"""Seconds for each step of a connection."""

MOST_READ = 64 * 1024
"""Bytes of an answer that are read at all."""

MOST_TURNS = 5
"""Redirects that are followed."""

PORTS = {"http": 80, "https": 443}
TURNS = frozenset({301, 302, 303, 307, 308})


class InwardError(ValueError):
    """The address is none on the public network, or none at all; nothing was sent."""


class SilentError(OSError):
    """Nobody answered, or not in a way that can be understood."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`address` is where it came from in the end."""

    status: int
    address: str
    body: bytes


def reachable(address: str) -> str:
    """The address itself when it may be asked at all. InwardError for another scheme, a password in it, a port of its own inside."""
    _parts(address)
    return address


def ask(
    method: str,
    address: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    turns: int = 0,
) -> Answer:
    """One question, with at most `turns` redirects. InwardError before anything is sent inside; SilentError without an answer."""
    for _turn in range(min(turns, MOST_TURNS) + 1):
        answer, onward = _once(method, address, body, headers or {})
        if answer.status not in TURNS or not onward or not turns:
            return answer
        address = urljoin(address, onward)
    return answer


def _once(method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> tuple[Answer, str]:
    parts = _parts(address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with closing(_line(parts, _number_of(parts))) as line:
            line.request(method, target, body=body, headers=dict(headers))
            told = line.getresponse()
            return Answer(told.status, address, told.read(MOST_READ)), told.headers.get("Location", "")
    except InwardError:
        raise
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as fault:
        raise SilentError(type(fault).__name__) from fault


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise InwardError(address) from None
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise InwardError(address)
    if port is not None and port not in {80, 443} and port < 1024:
        raise InwardError(address)  # a mail server or a shell is no web page
    return parts


def _number_of(parts: SplitResult) -> str:
    """The first number of the host; InwardError when any of them is not on the public network."""
    port = parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise SilentError("getaddrinfo") from fault
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(_is_outside(number) for number in numbers):
        raise InwardError(parts.hostname)
    return numbers[0]


def _is_outside(number: str) -> bool:
    address = ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or mapped.is_global)


def _line(parts: SplitResult, number: str) -> http.client.HTTPConnection:
    """A connection to that very number; the name is what the certificate is checked against."""
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if parts.scheme == "https":
        line: http.client.HTTPConnection = http.client.HTTPSConnection(host, port, timeout=PATIENCE)
    else:
        line = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    raw = socket.create_connection((number, port), timeout=PATIENCE)
    if parts.scheme == "https":
        raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    line.sock = raw
    return line
