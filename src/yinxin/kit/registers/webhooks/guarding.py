"""Where a hook may lead: to a program of the open Internet over https, and never into our own network (SSRF, OWASP A10).

The address is judged when it is entered and again at every attempt, on the numbers the name resolves to at that moment; the
connection is then made to one of those numbers, so that a name that changes its mind in between gains nothing.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

HTTPS = 443
PORTS = frozenset({HTTPS, 8443})
INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa")


class ForbiddenAddressError(ValueError):
    """The address leads where no hook may lead."""


@dataclass(frozen=True, slots=True)
class Target:
    """`host` as written, for the certificate and the header; `path` with its query."""

    host: str
    port: int
    path: str


def target(url: str) -> Target:
    """ForbiddenAddressError unless it is https, without user and password, on a usual port, and names no inner network."""
    try:
        parts = urlsplit(url)
        port = parts.port or HTTPS
    except ValueError:
        raise ForbiddenAddressError from None
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme != "https" or not host or parts.username or parts.password or port not in PORTS:
        raise ForbiddenAddressError
    if ("." not in host and ":" not in host) or host.endswith(INSIDE):
        raise ForbiddenAddressError
    if _number(host) and not is_outside(host):
        raise ForbiddenAddressError
    return Target(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def outside_numbers(to: Target) -> list[str]:
    """The numbers of a name. ForbiddenAddressError when one of them is not of the open Internet: a name with two faces is
    trusted in neither. OSError when it has none."""
    found = socket.getaddrinfo(to.host, to.port, type=socket.SOCK_STREAM)
    numbers = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not all(is_outside(number) for number in numbers):
        raise ForbiddenAddressError
    return numbers


def is_outside(number: str) -> bool:
    """Whether an IP address is of the open Internet; one of IPv6 that wraps an IPv4 is judged by that."""
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        address = wrapped or address
        if isinstance(address, IPv6Address) and address in _NAT64:
            return False
    return address.is_global and not address.is_multicast


def _number(host: str) -> bool:
    """Also 2130706433, 0x7f.1 and 0177.0.0.1, which some resolvers take for 127.0.0.1."""
    return ":" in host or all(part.isdigit() or part.startswith("0x") for part in host.split("."))


class _Nat64:
    """64:ff9b::/96 and 64:ff9b:1::/48 lead to IPv4 addresses behind a gateway (RFC 6052, RFC 8215)."""

    def __contains__(self, address: IPv6Address) -> bool:
        return address.packed[:4] == bytes.fromhex("0064ff9b")


_NAT64 = _Nat64()
