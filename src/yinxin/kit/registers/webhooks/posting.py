"""One message to one hook: to the very number that was judged, without following any redirect and hardly reading the answer."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing

from yinxin.kit.registers.webhooks.guarding import Target, outside_numbers

PATIENCE = 10
"""Seconds for each step of a connection."""

MOST_READ = 4 * 1024


class PinnedConnection(http.client.HTTPSConnection):
    """TLS to a number, with the name in the certificate."""

    def __init__(self, to: Target, number: str) -> None:
        super().__init__(to.host, to.port, timeout=PATIENCE, context=ssl.create_default_context())
        self.number = number

    def connect(self) -> None:
        bare = socket.create_connection((self.number, self.port), PATIENCE)
        self.sock = ssl.create_default_context().wrap_socket(bare, server_hostname=self.host)


def post(to: Target, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of the answer. OSError or HTTPException where none came, ForbiddenAddressError where none may be asked for."""
    with closing(line(to, outside_numbers(to)[0])) as open_line:
        open_line.request("POST", to.path, body=body, headers=dict(headers))
        answer = open_line.getresponse()
        answer.read(MOST_READ)
        return answer.status


def line(to: Target, number: str) -> http.client.HTTPConnection:
    return PinnedConnection(to, number)
