"""Where a request comes from, for counting: the machine's address, or the neighbourhood one household or office holds."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

ONE_HOLDER = 64
"""Bits of an IPv6 address that name its holder; the rest she may change at will."""


def network_of(request: HttpRequest) -> str:
    """The network of a request; an empty text where none can be told, so that all such count together.

    In production nginx sets X-Forwarded-For itself and the socket behind it tells no address. Elsewhere nobody stands in
    front, and the header is whatever a stranger wrote.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    told = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(told)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        # ::ffff:198.51.100.7 is how a socket for both kinds tells an IPv4 address: all of them share one /64.
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, ONE_HOLDER), strict=False))
    return str(address)
