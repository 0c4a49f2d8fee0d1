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
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urljoin, urlsplit

PATIENCE = 10
"""Seconds for each step of a connection."""

MOST_READ = 64 * 1024
"""Bytes of an answer that are read at all."""

MOST_TURNS = 5
"""Redirects that are followed."""

PORTS = {"http": 80, "https": 443}
TURNS = frozenset({301, 302, 303, 307, 308})
INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa")

NAT64 = IPv6Network("64:ff9b::/96")
"""Leads to the IPv4 address in its last four bytes (RFC 6052)."""

UNICAST = IPv6Network("2000::/3")
"""All that is given out of IPv6 on the public network; not in it are ::/96, 64:ff9b:1::/48 (RFC 8215), fec0::/10 and their like."""

NOWHERE = tuple(
    ip_network(one)
    for one in (
        "2001::/32",  # Teredo: an IPv4 address behind a relay (RFC 4380)
        "2002::/16",  # 6to4: likewise (RFC 3056, given up by RFC 7526)
        "192.0.0.0/24",  # special purposes (RFC 6890); the metadata of one cloud answers in it
        "192.88.99.0/24",  # the relays of 6to4
        "168.63.129.16/32",  # a cloud's own services, under a public number
    )
)


@dataclass(frozen=True, slots=True)
class Lines:
    """By which schemes and ports an address may be asked."""

    schemes: frozenset[str]
    ports: frozenset[int]


WEB = Lines(frozenset(PORTS), frozenset({80, 443, 8080, 8443}))
"""Pages of other sites. A mail server, a database or a shell is no web page."""

SIGNED = Lines(frozenset({"https"}), frozenset({443, 8443}))
"""Messages to other sites' programs."""


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


def reachable(address: str, lines: Lines = WEB) -> str:
    """The address itself when it may be asked, as far as can be told without asking for its numbers. InwardError for another
    scheme or port, a user or password in it, a name of an inner network or a number of one."""
    _parts(address, lines)
    return address


def ask(
    method: str,
    address: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    turns: int = 0,
    lines: Lines = WEB,
) -> Answer:
    """One question, with at most `turns` redirects. InwardError before anything is sent inside; SilentError without an answer."""
    for _turn in range(min(turns, MOST_TURNS) + 1):
        answer, onward = _once(method, _parts(address, lines), body, headers or {})
        if answer.status not in TURNS or not onward or not turns:
            return answer
        address = urljoin(address, onward)
    return answer


def is_outside(number: str) -> bool:
    """Whether an IP address is on the public network; one of IPv6 that wraps one of IPv4 is judged by that."""
    try:
        address = _unwrapped(ip_address(number.partition("%")[0]))
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address not in UNICAST:
        return False
    return address.is_global and not address.is_multicast and not any(address in one for one in NOWHERE)


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv6Address):
        if address in NAT64:
            return IPv4Address(address.packed[-4:])
        return address.ipv4_mapped or address
    return address


def _once(method: str, parts: SplitResult, body: bytes | None, headers: Mapping[str, str]) -> tuple[Answer, str]:
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with closing(_line(parts, _number_of(parts))) as line:
            line.request(method, target, body=body, headers=dict(headers))
            told = line.getresponse()
            return Answer(told.status, parts.geturl(), told.read(MOST_READ)), told.headers.get("Location", "")
    except InwardError:
        raise
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as fault:
        raise SilentError(type(fault).__name__) from fault


def _parts(address: str, lines: Lines) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        raise InwardError(address) from None
    if parts.scheme not in lines.schemes or port not in lines.ports or parts.username is not None:
        raise InwardError(address)
    if not _may_be_outside((parts.hostname or "").rstrip(".").lower()):
        raise InwardError(address)
    return parts


def _may_be_outside(host: str) -> bool:
    if _is_number(host):
        return is_outside(host)
    return "." in host and not host.endswith(INSIDE)


def _is_number(host: str) -> bool:
    """Also 2130706433, 0x7f.1 and 0177.0.0.1, which some resolvers take for 127.0.0.1."""
    return ":" in host or all(part.isdigit() or part.startswith("0x") for part in host.split("."))


def _number_of(parts: SplitResult) -> str:
    """The first number of the host; InwardError when any of them is not on the public network: a name with two faces is
    trusted in neither."""
    port = parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise SilentError("getaddrinfo") from fault
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(is_outside(number) for number in numbers):
        raise InwardError(parts.hostname)
    return numbers[0]


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
